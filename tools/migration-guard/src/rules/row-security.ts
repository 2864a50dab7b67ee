import type { ObservedMigration, ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { type CatalogueObject, identityOf } from '../model/snapshot.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { findCause } from './causes.ts'
import { attachedTo, changesOf, goneIn, tableOf } from './changes.ts'
import { describeObject } from './describe.ts'
import { describeHeld } from './held-text.ts'

const SETUP = 'create table patient (id bigint primary key, ward text); '
const POLICY = "create policy own_ward on patient using (ward = current_setting('app.ward', true)); "

/** Row security switched on where no policy lets anybody through. */
export const rlsEnabledNoPolicy: Rule = {
  name: 'rls-enabled-no-policy',
  severity: 'error',
  title: 'Row security without a policy',
  why: 'Without a policy nobody but the owner sees a row: the running release reads empty tables, without an error.',
  remedy: 'Create the policies in the same migration, and try them with the role of the application.',
  example: {
    setup: SETUP,
    hazard: 'alter table patient enable row level security;',
    safe: `set local lock_timeout = '2s'; alter table patient enable row level security; ${POLICY}`,
  },
  check: (migration) =>
    listSecured(migration.up)
      .filter(({ before, after }) => isProtected(after) && !isProtected(before))
      .filter(({ after }) => attachedTo(migration.up.after, 'policy', after).length === 0)
      .map(({ before, after }) =>
        toHit(migration, after, {
          // Nobody uses a new table yet.
          ...(before === undefined ? { severity: 'info' } : {}),
          observed: `${after.schema}.${after.name} has row security and no policy.`,
        }),
      ),
}

/** Row security switched off, or no longer forced on the owner. */
export const rlsDisabled: Rule = {
  name: 'rls-disabled',
  severity: 'error',
  title: 'Row security is switched off',
  why: 'From the commit on, every role with a grant on the table sees and changes all of its rows.',
  remedy: 'Leave it on and change the policies; where it has to go, take the grants away first.',
  example: {
    setup: `${SETUP} alter table patient enable row level security; ${POLICY}`,
    hazard: 'alter table patient disable row level security;',
    safe: "set local lock_timeout = '2s'; alter table patient force row level security;",
  },
  check: (migration) =>
    listSecured(migration.up).flatMap(({ before, after }) => {
      if (before === undefined || strength(after) >= strength(before)) return []
      const observed = `Row security of ${after.schema}.${after.name} was ${before.facts.rowSecurity} and is ${after.facts.rowSecurity} now.`
      return [toHit(migration, after, { observed })]
    }),
}

/** A policy made, changed or dropped where row security was in force, or where it is not and so changes nothing. */
export const policyChange: Rule = {
  name: 'policy-change',
  severity: 'warning',
  title: 'A policy changes who sees which rows',
  why: 'Policies are joined by OR: a new one lets more through, a dropped one less, and the running release notices neither by an error.',
  remedy:
    'Test it with the role of the application, in the same transaction, for rows that are to be seen and rows that are not.',
  example: {
    setup: `${SETUP} alter table patient enable row level security; ${POLICY}`,
    hazard: 'create policy everybody on patient for select using (true);',
    safe: 'create table note (id bigint primary key); alter table note enable row level security; create policy everybody on note using (true);',
  },
  check: ({ up }) => {
    const { appeared, changed, renamed } = changesOf(up)
    const touched = [...appeared, ...changed.map(({ after }) => after)].filter(
      ({ kind }) => kind === 'policy',
    )
    // One that was dropped and made again has changed at most.
    const dropped = goneIn(up).filter(
      (object) => object.kind === 'policy' && !up.after.has(identityOf(object)),
    )
    const hits = [
      ...touched.map((policy) => ({ policy, verb: appeared.includes(policy) ? 'is new' : 'has changed' })),
      ...dropped.map((policy) => ({ policy, verb: 'is gone' })),
    ]
    return hits
      .filter(({ policy }) => isOldTable(up, policy) && !renamed.some(({ after }) => after === policy))
      .filter(({ policy }) => !isSwitchedOn(up, policy))
      .map(({ policy, verb }) => toPolicyHit(up, policy, verb))
  },
}

/** Tables that are new, or whose row security has changed. */
function listSecured(run: ObservedRun): { before?: CatalogueObject; after: CatalogueObject }[] {
  const { appeared, changed } = changesOf(run)
  const tables = [
    ...appeared.map((after) => ({ after })),
    ...changed.filter(({ facts }) => facts.includes('rowSecurity')),
  ]
  return tables.filter(({ after }) => after.kind === 'table')
}

function toHit(migration: ObservedMigration, table: CatalogueObject, hit: Hit): Hit {
  const statement = findCause(
    migration.up,
    (one) => findAlterTable(one.parsed)?.table.name === table.name && isAboutSecurity(one),
  )
  const observed = `${hit.observed}${describeHeld(migration, statement)}`
  return statement === undefined ? { ...hit, observed } : { ...hit, observed, statement }
}

function toPolicyHit(run: ObservedRun, policy: CatalogueObject, verb: string): Hit {
  const statement = findCause(
    run,
    ({ parsed, sql }) => /Policy|DropStmt/.test(parsed?.kind ?? '') && sql.includes(policy.name),
  )
  const isOff = !isProtected(tableOf(run.after, policy))
  const roles = policy.facts.roles === null ? '' : ` for ${policy.facts.roles}`
  const observed = `${describeObject(policy)}${roles} ${verb}.${isOff ? ' Row security of the table is off, so that it has no effect.' : ''}`
  return statement === undefined ? { observed } : { observed, statement }
}

function isAboutSecurity({ parsed }: ObservedStatement): boolean {
  return (
    findAlterTable(parsed)?.actions.some(
      (action) => action.kind === 'other' && /RowSecurity$/.test(action.subtype ?? ''),
    ) === true
  )
}

/** The whole point of the migration: row security with its policies, all at once. */
function isSwitchedOn(run: ObservedRun, policy: CatalogueObject): boolean {
  const after = tableOf(run.after, policy)
  return isProtected(after) && after !== undefined && !isProtected(findOld(run, after))
}

function isOldTable({ before }: ObservedRun, policy: CatalogueObject): boolean {
  return tableOf(before, policy) !== undefined
}

function findOld({ before }: ObservedRun, { kind, oid }: CatalogueObject): CatalogueObject | undefined {
  return kind === 'table'
    ? [...before.values()].find((object) => object.kind === 'table' && object.oid === oid)
    : undefined
}

function isProtected(table: CatalogueObject | undefined): boolean {
  return table !== undefined && strength(table) > 0
}

/** Forced on a table where it is off, it does nothing. */
function strength({ kind, facts }: CatalogueObject): number {
  return kind === 'table' ? Math.max(0, ['off', 'on', 'forced'].indexOf(String(facts.rowSecurity))) : 0
}
