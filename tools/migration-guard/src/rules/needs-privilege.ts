import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { describeError } from './describe-work.ts'

/** A statement for which the role that migrates needs more than its own tables. */
export const needsPrivilege: Rule = {
  name: 'needs-privilege',
  severity: 'error',
  title: 'Statement that the migrating role may not run',
  why: 'The role that migrates in production is no superuser: the deploy stops at this statement.',
  remedy: 'Let an administrator do it once, beforehand, or grant the migrating role what it needs.',
  example: {
    setup: 'create table visit (id int primary key);',
    hazard: 'set local role pg_monitor; create table public.note (id int primary key);',
    safe: 'create table public.note (id int primary key);',
  },
  check: (migration) => migration.up.statements.flatMap((statement) => hitOf(migration, statement) ?? []),
}

const INSUFFICIENT_PRIVILEGE = '42501'

function hitOf(migration: ObservedMigration, statement: ObservedStatement): Hit | undefined {
  const { error } = statement
  if (error)
    return error.code === INSUFFICIENT_PRIVILEGE ? { statement, observed: describeError(error) } : undefined
  const what = findSuperuserWork(migration, statement)
  return what === undefined
    ? undefined
    : {
        statement,
        severity: 'warning',
        observed: `${what}, which worked here since this role is a superuser`,
      }
}

/** What only a superuser may do, and what the server that it is tried on therefore lets pass. */
function findSuperuserWork(migration: ObservedMigration, { parsed }: ObservedStatement): string | undefined {
  const tree = parsed?.tree
  if (!tree) return undefined
  if ('CreateExtensionStmt' in tree) return untrusted(migration, tree.CreateExtensionStmt.extname ?? '')
  if ('AlterSystemStmt' in tree) return 'ALTER SYSTEM changes the whole server'
  if ('CreateEventTrigStmt' in tree) return 'CREATE EVENT TRIGGER watches the whole database'
  if ('CreateTableSpaceStmt' in tree) return 'CREATE TABLESPACE needs a folder of the server'
  if ('CopyStmt' in tree && (tree.CopyStmt.is_program || tree.CopyStmt.filename)) {
    return 'COPY reads or writes on the server itself'
  }
  return undefined
}

/** Extensions that who may create in the database may install (their control files say `trusted = true`; PostgreSQL 16). */
const TRUSTED = new Set([
  ...['bool_plperl', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dict_int', 'fuzzystrmatch', 'hstore'],
  ...['intarray', 'isn', 'jsonb_plperl', 'lo', 'ltree', 'pg_trgm', 'pgcrypto', 'plperl', 'plpgsql', 'pltcl'],
  ...['seg', 'tablefunc', 'tcn', 'tsm_system_rows', 'tsm_system_time', 'unaccent', 'uuid-ossp'],
])

function untrusted({ up }: ObservedMigration, name: string): string | undefined {
  const isThere = [...up.before.values()].some(
    (object) => object.kind === 'extension' && object.name === name,
  )
  return isThere || TRUSTED.has(name) ? undefined : `the extension ${name} is not a trusted one`
}
