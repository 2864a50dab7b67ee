import { describeDiff, isSame } from '../catalogue/describe-diff.ts'
import type { ObservedMigration } from '../model/observation.ts'
import type { Hit } from '../model/rule.ts'
import { compareSchemas } from './compare-schemas.ts'
import { describeFailure, remedyOf } from './describe-failure.ts'
import { describeLost } from './describe-lost.ts'
import { findExportSite } from './export-site.ts'
import type { MigrationRule } from './migration-rule.ts'

const DECLARE = "or declare `export const irreversible = '<reason>'`"

/** The rules about the way back: up, down and up again on a database with rows. */
export const ROUND_TRIP_RULES: readonly MigrationRule[] = [
  {
    name: 'down-missing',
    severity: 'error',
    title: 'A migration without a way back',
    why: 'Kysely passes over a missing "down" without a word: a rollback leaves the new schema under the old release.',
    remedy: `Export a "down" that undoes "up", ${DECLARE}.`,
    example: {
      language: 'typescript',
      hazard: `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
}`,
      safe: `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}`,
    },
    check: (migration) => checkMissing(migration.withoutRows ?? migration),
  },
  {
    name: 'down-fails',
    severity: 'error',
    title: 'A way back that fails',
    why: 'It fails when it is needed most: while a release is being rolled back.',
    remedy: `Mend "down" so that it runs on the state that "up" leaves, with rows in its tables, ${DECLARE}.`,
    example: {
      language: 'typescript',
      hazard: `export async function up(db) {
  await db.schema.createTable('owner').addColumn('id', 'integer', (c) => c.primaryKey()).execute()
  await db.schema.createTable('pet').addColumn('owner', 'integer', (c) => c.references('owner.id')).execute()
}

export async function down(db) {
  await db.schema.dropTable('owner').execute()
  await db.schema.dropTable('pet').execute()
}`,
      safe: `export async function up(db) {
  await db.schema.createTable('owner').addColumn('id', 'integer', (c) => c.primaryKey()).execute()
  await db.schema.createTable('pet').addColumn('owner', 'integer', (c) => c.references('owner.id')).execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
  await db.schema.dropTable('owner').execute()
}`,
    },
    check: (migration) => checkFailing(migration.withoutRows ?? migration),
  },
  {
    name: 'down-not-inverse',
    severity: 'error',
    title: 'A way back that leads elsewhere',
    why: 'After a rollback the schema is one that no release was ever tested on, and the next "up" may fail on what was left over.',
    remedy:
      'Undo each step of "up" in the opposite order, with the same types, defaults, constraints and names.',
    example: {
      language: 'typescript',
      hazard: `export async function up(db) {
  await db.schema.createType('size').asEnum(['small', 'large']).execute()
  await db.schema.createTable('pet').addColumn('size', sql\`size\`).execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}`,
      safe: `export async function up(db) {
  await db.schema.createType('size').asEnum(['small', 'large']).execute()
  await db.schema.createTable('pet').addColumn('size', sql\`size\`).execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
  await db.schema.dropType('size').execute()
}`,
    },
    check: (migration) => checkInverse(migration.withoutRows ?? migration),
  },
  {
    name: 'down-loses-data',
    severity: 'error',
    title: 'Up and down lose what was there before',
    why: 'The schema comes back, the rows do not: a rollback destroys what was written long before the release.',
    remedy: `Keep what "up" removes until the next release, so that "down" can bring it back, ${DECLARE}.`,
    example: {
      language: 'typescript',
      setup:
        "await db.schema.createTable('pet').addColumn('name', 'text').addColumn('chip', 'text').execute()",
      hazard: `export async function up(db) {
  await db.schema.alterTable('pet').dropColumn('chip').execute()
}

export async function down(db) {
  await db.schema.alterTable('pet').addColumn('chip', 'text').execute()
}`,
      safe: `export async function up(db) {
  await db.schema.alterTable('pet').renameColumn('chip', 'chip_old').execute()
}

export async function down(db) {
  await db.schema.alterTable('pet').renameColumn('chip_old', 'chip').execute()
}`,
    },
    check: (migration) => checkData(migration.withoutRows ?? migration),
  },
]

function checkMissing(migration: ObservedMigration): Hit[] {
  const { hasDown, irreversible, up } = migration
  if (hasDown || irreversible !== undefined || up.failure !== undefined) return []
  const diff = compareSchemas(up.before, up.after)
  if (!isSame(diff)) {
    return [
      hit(
        migration,
        'up',
        `There is no "down"; a rollback would leave this as it is: ${list(describeDiff(diff))}`,
      ),
    ]
  }
  const changed = up.statements.some(({ changed: rows }) => rows.length > 0)
  if (!changed) return []
  const observed = 'There is no "down", and "up" changes rows.'
  return [{ ...hit(migration, 'up', observed), severity: 'warning' }]
}

function checkFailing(migration: ObservedMigration): Hit[] {
  const { down, irreversible } = migration
  if (down?.failure === undefined || irreversible !== undefined) return []
  const { failure } = down
  const remedy = remedyOf(failure)
  const statement = failure.kind === 'statement' ? down.statements[failure.statementIndex] : undefined
  return [
    {
      ...hit(migration, 'down', `"down" fails: ${describeFailure(failure)}`),
      ...(failure.site !== undefined && { site: failure.site }),
      ...(statement !== undefined && { statement }),
      ...(remedy !== undefined && { remedy: `${remedy} Otherwise ${DECLARE.slice('or '.length)}.` }),
    },
  ]
}

function checkInverse(migration: ObservedMigration): Hit[] {
  const { up, down, upAgain, irreversible } = migration
  if (down === undefined || down.failure !== undefined || irreversible !== undefined) return []
  const afterDown = compareSchemas(up.before, down.after)
  const again = upAgain?.failure
  const fails = again === undefined ? '' : `\nThe second "up" then fails: ${describeFailure(again)}`
  if (!isSame(afterDown)) {
    return [
      hit(
        migration,
        'down',
        `After "down" the schema is not as before "up": ${list(describeDiff(afterDown))}${fails}`,
      ),
    ]
  }
  if (again !== undefined) {
    return [hit(migration, 'down', `After "down", "up" cannot run again: ${describeFailure(again)}`)]
  }
  if (upAgain === undefined) return []
  const afterUps = compareSchemas(up.after, upAgain.after)
  if (isSame(afterUps)) return []
  return [
    hit(
      migration,
      'up',
      `The second "up" makes another schema than the first: ${list(describeDiff(afterUps))}`,
    ),
  ]
}

function checkData(migration: ObservedMigration): Hit[] {
  const { lostByRoundTrip, lostSinceUp, irreversible, down } = migration
  if (down === undefined || down.failure !== undefined || irreversible !== undefined) return []
  if (lostByRoundTrip.length > 0) {
    return [hit(migration, 'down', `Lost after "up" and "down": ${describeLost(lostByRoundTrip)}`)]
  }
  if (lostSinceUp.length === 0) return []
  return [
    {
      ...hit(migration, 'down', `"down" drops what was written since "up": ${describeLost(lostSinceUp)}`),
      severity: 'info',
      why: 'That is in the nature of undoing it, but whoever rolls back must know.',
      remedy: 'Nothing to mend; to keep these rows, copy them out before the rollback.',
    },
  ]
}

function hit(migration: ObservedMigration, name: 'up' | 'down', observed: string): Hit {
  return { site: findExportSite(migration, name), observed }
}

function list(lines: readonly string[]): string {
  return lines.length === 1 ? (lines[0] ?? '') : `\n${lines.map((line) => `- ${line}`).join('\n')}`
}
