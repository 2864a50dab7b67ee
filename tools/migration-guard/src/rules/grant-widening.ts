import type { Node } from 'libpg-query'
import type { ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import type { CatalogueObject, Snapshot } from '../model/snapshot.ts'
import { findCause } from './causes.ts'
import { changesOf, textOf } from './changes.ts'
import { listOf } from './describe.ts'
import { describeError } from './describe-work.ts'

/** Rights that go to everyone, may be passed on, or are all there are; also roles and their attributes. */
export const grantWidening: Rule = {
  name: 'grant-widening',
  severity: 'warning',
  title: 'Rights are granted widely',
  why: 'Whoever gets into one role gets at all that was granted to it; rights to everyone, all rights, and the right to pass them on are never what one service needs.',
  remedy: 'Grant single rights on single tables to the role that needs them.',
  example: {
    setup: 'create table patient (id bigint primary key);',
    hazard: 'grant select on patient to public;',
    safe: 'revoke all on patient from public;',
  },
  check: ({ up }) => {
    const written = up.statements.flatMap((statement): Hit[] => {
      const text = describeRole(statement) ?? describeRefusedGrant(statement)
      return text === undefined ? [] : [{ statement, observed: text }]
    })
    return [...written, ...listGrants(up)]
  },
}

const EVERY_TABLE_RIGHT = 7

/** A right that somebody has now, as the catalogue lists it before and after. */
interface GrantChange {
  before: CatalogueObject | undefined
  after: CatalogueObject
}

function listGrants(run: ObservedRun): Hit[] {
  const statement = findCause(run, isGrant)
  const gains = listChanges(run).flatMap(
    ({ before, after }): { what: string; isWide: boolean; on: string }[] => {
      const old = new Set(rightsOf(before))
      const rights = rightsOf(after).filter((right) => !old.has(right))
      const isWide = isWideGrant(after, rights, wasThere(run, after))
      if (rights.length === 0 || (!isWide && !wasThere(run, after))) return []
      return [{ what: describeRights(after, rights), isWide, on: describePlace(after) }]
    },
  )
  // The same rights on many tables are one grant.
  return [...Map.groupBy(gains, ({ what, isWide }) => `${isWide} ${what}`).values()].flatMap(
    (same): Hit[] => {
      const [first] = same
      if (first === undefined) return []
      return [
        {
          ...(statement === undefined ? {} : { statement }),
          ...(first.isWide ? {} : { severity: 'info' as const }),
          observed: `${first.what} on ${listOf(same.map(({ on }) => on))}.`,
        },
      ]
    },
  )
}

function listChanges(run: ObservedRun): GrantChange[] {
  const { appeared, vanished, changed } = changesOf(run)
  const all: GrantChange[] = [
    ...appeared.map((after) => ({ before: undefined, after })),
    ...changed,
    ...vanished
      .filter((grant) => typeof grant.facts.revoked === 'string' && isStillThere(run, grant))
      .map(givenBack),
  ]
  return all.filter(({ after }) => after.kind === 'grant' || after.kind === 'default privilege')
}

function isGrant({ parsed }: ObservedStatement): boolean {
  return parsed?.kind === 'GrantStmt' || parsed?.kind === 'AlterDefaultPrivilegesStmt'
}

/** To everyone, to be passed on, or all there are; the last is the owner's due on a table that is new. */
function isWideGrant({ kind, facts }: CatalogueObject, rights: readonly string[], isOld: boolean): boolean {
  // Of default privileges, PostgreSQL prints `=r/owner` for everyone.
  if (kind === 'default privilege') return rights.some((right) => right.startsWith('='))
  if (facts.role === 'public' || rights.some((right) => right.endsWith('*'))) return true
  return isOld && rights.length >= EVERY_TABLE_RIGHT
}

/** Had been taken away, and is given again: then nothing is left to be listed. */
function givenBack(before: CatalogueObject): GrantChange {
  const facts = { ...before.facts, privileges: before.facts.revoked ?? null }
  return { before, after: { ...before, facts } }
}

function describeRights({ kind, facts }: CatalogueObject, rights: readonly string[]): string {
  const text = rights.map((right) => right.replace('*', ' with grant option')).join(', ')
  return kind === 'grant' ? `${facts.role} may ${text} now` : `Everyone gets rights by default (${text})`
}

function describePlace({ kind, schema, table, name, facts }: CatalogueObject): string {
  if (kind !== 'grant') return name
  return `${facts.on} ${[schema, table].filter((part) => part !== null).join('.')}`
}

function rightsOf(grant: CatalogueObject | undefined): string[] {
  return textOf(grant, 'privileges').split(', ').filter(Boolean)
}

function wasThere({ before }: ObservedRun, grant: CatalogueObject): boolean {
  return hasThing(before, grant)
}

/** What is dropped takes along what had been taken away of its rights: nobody gets any by that. */
function isStillThere({ after }: ObservedRun, grant: CatalogueObject): boolean {
  return hasThing(after, grant)
}

/** Whether there is what the grant is on; schemas and servers, which have no name beside the grant's, are taken to be. */
function hasThing(snapshot: Snapshot, { schema, table }: CatalogueObject): boolean {
  return [...snapshot.values()].some((object) => object.schema === schema && object.name === table)
}

/** Roles are the server's and not in a database's catalogue, so that the statement decides. */
function describeRole({ parsed, error }: ObservedStatement): string | undefined {
  if (!parsed || error) return undefined
  const { tree } = parsed
  if ('GrantRoleStmt' in tree && tree.GrantRoleStmt.is_grant) {
    const roles = (tree.GrantRoleStmt.granted_roles ?? []).flatMap((node) =>
      'AccessPriv' in node ? [node.AccessPriv.priv_name ?? ''] : [],
    )
    return `All that ${roles.join(', ')} may do was granted to another role.`
  }
  const options =
    'AlterRoleStmt' in tree
      ? tree.AlterRoleStmt.options
      : 'CreateRoleStmt' in tree
        ? tree.CreateRoleStmt.options
        : []
  const wide = (options ?? []).map(strongAttribute).filter((name) => name !== undefined)
  return wide.length > 0 ? `A role got ${wide.join(', ').toUpperCase()}.` : undefined
}

/** To a role that this server does not have, nothing is granted that the catalogue could show. */
function describeRefusedGrant({ parsed, error }: ObservedStatement): string | undefined {
  const tree = parsed?.tree
  if (!tree || !('GrantStmt' in tree) || !tree.GrantStmt.is_grant || error?.code !== '42704') return undefined
  const { privileges = [], grantees = [], grant_option } = tree.GrantStmt
  const isForAll = grantees.some((node) => 'RoleSpec' in node && node.RoleSpec.roletype === 'ROLESPEC_PUBLIC')
  const isWide = privileges.length === 0 || isForAll || grant_option === true
  return isWide ? `${describeError(error)}.` : undefined
}

function strongAttribute(node: Node): string | undefined {
  if (!('DefElem' in node)) return undefined
  const { defname = '', arg } = node.DefElem
  const isOn = arg !== undefined && 'Boolean' in arg && arg.Boolean.boolval === true
  return isOn && ['superuser', 'bypassrls', 'createrole', 'isreplication'].includes(defname)
    ? defname.replace(/^is/, '')
    : undefined
}
