import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { type AlterAction, findAlterTable } from '../statements/alter-table.ts'
import { findDrop } from '../statements/index-statements.ts'
import { findCause } from './causes.ts'
import { changesOf } from './changes.ts'
import { describeLocks, describeObject, describeWait } from './describe.ts'
import { liveLocks, waitsTooLong } from './live-locks.ts'

/** Triggers and rules made, replaced, dropped or renamed, where the wait for their lock has no end. */
export const triggerLock: Rule = {
  name: 'trigger-lock',
  severity: 'warning',
  title: 'A trigger or rule locks its table',
  why: 'CREATE TRIGGER locks the table against writes, DROP TRIGGER and CREATE RULE against reads as well; while the statement waits for that, all who come after it wait too.',
  remedy: "`set local lock_timeout = '2s'` before it, in a migration with nothing slow after it.",
  example: {
    setup:
      'create table patient (id bigint primary key, name text); create function touch() returns trigger language plpgsql as $$ begin return new; end $$;',
    hazard: 'create trigger patient_touch before update on patient for each row execute function touch();',
    safe: "set local lock_timeout = '2s'; create trigger patient_touch before update on patient for each row execute function touch();",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const locks = liveLocks(migration, statement, 'SHARE ROW EXCLUSIVE')
      if (!isAboutTrigger(statement) || locks.length === 0 || !waitsTooLong(statement)) return []
      return [{ statement, observed: `${describeLocks(locks)}; ${describeWait(statement)}.` }]
    }),
}

const OFF = ['AT_DisableTrig', 'AT_DisableTrigAll', 'AT_DisableTrigUser', 'AT_EnableReplicaTrig']
const ON = ['AT_EnableTrig', 'AT_EnableTrigAll', 'AT_EnableTrigUser', 'AT_EnableAlwaysTrig']
const RULES = ['AT_EnableRule', 'AT_DisableRule', 'AT_EnableAlwaysRule', 'AT_EnableReplicaRule']

/** Triggers switched off, also for the length of the migration, by whichever way. */
export const disableTrigger: Rule = {
  name: 'disable-trigger',
  severity: 'error',
  title: 'Triggers are switched off',
  why: 'Audit, foreign keys and whatever else triggers see to are not done for the rows that are written meanwhile, and nobody makes up for it afterwards.',
  remedy: 'Leave them on; make a trigger that is too slow for a backfill quicker, or the batches smaller.',
  example: {
    setup:
      'create table patient (id bigint primary key, name text); create function audit() returns trigger language plpgsql as $$ begin return new; end $$; create trigger patient_audit after update on patient for each row execute function audit();',
    hazard: 'alter table patient disable trigger patient_audit;',
    safe: "update patient set name = 'unknown' where id = 1;",
  },
  check: (migration) => {
    const told = migration.up.statements.flatMap((statement): Hit[] => {
      const how = describeSwitch(migration, statement)
      return how === undefined ? [] : [{ statement, observed: how }]
    })
    return told.length > 0 ? told : listHiddenSwitches(migration)
  },
}

function describeSwitch(migration: ObservedMigration, statement: ObservedStatement): string | undefined {
  const tree = statement.parsed?.tree
  if (tree && 'VariableSetStmt' in tree && tree.VariableSetStmt.name === 'session_replication_role') {
    const isReplica = /\breplica\b/i.test(statement.sql.replace(/^.*?(=|\bto\b)/is, ''))
    return isReplica
      ? 'session_replication_role is replica: no trigger and no foreign key is looked after.'
      : undefined
  }
  const isOff = otherActions(statement).some(({ subtype }) => OFF.includes(subtype ?? ''))
  const locks = isOff ? liveLocks(migration, statement, 'SHARE ROW EXCLUSIVE') : []
  if (locks.length > 0) return `${describeLocks(locks)}.`
  return isOff && isHeldAlready(migration, statement)
    ? 'Switched off under a lock that the transaction holds already.'
    : undefined
}

function listHiddenSwitches({ up }: ObservedMigration): Hit[] {
  return changesOf(up)
    .changed.filter(
      ({ before, after }) =>
        before.kind === 'trigger' &&
        before.facts.enabled === 'enabled' &&
        ['disabled', 'replica'].includes(String(after.facts.enabled)),
    )
    .map(({ before, after }): Hit => {
      const statement = findCause(up)
      const observed = `${describeObject(before)} is ${after.facts.enabled} now.`
      return statement === undefined ? { observed } : { statement, observed }
    })
}

/** An earlier statement took the lock on the table, which exists outside of the migration. */
function isHeldAlready({ up }: ObservedMigration, { parsed }: ObservedStatement): boolean {
  const name = findAlterTable(parsed)?.table.name
  return [...up.before.values()].some((object) => object.kind === 'table' && object.name === name)
}

function isAboutTrigger(statement: ObservedStatement): boolean {
  const { parsed } = statement
  if (parsed?.kind === 'CreateTrigStmt' || parsed?.kind === 'RuleStmt') return true
  if (['OBJECT_TRIGGER', 'OBJECT_RULE'].includes(findDrop(parsed)?.objectType ?? '')) return true
  if (parsed && 'RenameStmt' in parsed.tree) {
    return ['OBJECT_TRIGGER', 'OBJECT_RULE'].includes(parsed.tree.RenameStmt.renameType ?? '')
  }
  return otherActions(statement).some(({ subtype }) => [...OFF, ...ON, ...RULES].includes(subtype ?? ''))
}

function otherActions({ parsed }: ObservedStatement): Extract<AlterAction, { kind: 'other' }>[] {
  return (findAlterTable(parsed)?.actions ?? []).filter((action) => action.kind === 'other')
}
