import type { RunStatement } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import { ROOT } from '../root.ts'
import { renderPlan } from './render-plan.ts'
import { say } from './say.ts'

/** What `plan` works on. */
export interface PlanOptions {
  /** Last migration to be applied. */
  to?: string
  folder?: string
  allowUnordered?: boolean
  allowEdited?: boolean
}

/** `pnpm ehr migrate plan`. */
export async function plan(options: { to?: string; unordered?: true; full?: true }): Promise<void> {
  const { withMigrationDb, withScratchDb } = await import('@ehr/dev')
  const isEmbedded = !process.env.MIGRATION_DATABASE_URL && !process.env.DATABASE_URL
  const { to } = options
  const lines = await withMigrationDb({ root: ROOT, env: process.env }, (db) =>
    withScratchDb((scratch) =>
      listPlan(db, scratch, {
        ...(to === undefined ? {} : { to }),
        ...{
          allowUnordered: isEmbedded || options.unordered === true,
          allowEdited: isEmbedded,
          isFull: options.full === true,
        },
      }),
    ),
  )
  for (const line of lines) say(line)
}

/**
 * Lists the SQL that `up` would run on a database. Of that one only the ledger is read; the statements are those
 * that run on an empty database brought to the same state. Throws where `up` would refuse.
 */
export async function listPlan(
  db: Kysely<unknown>,
  scratch: Kysely<unknown>,
  { isFull, ...options }: PlanOptions & { isFull: boolean },
): Promise<string[]> {
  const { migrateDown, migrateUp, planMigrateUp, readLedger } = await import('@ehr/db-migrations')
  const planned = await db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      return { steps: await planMigrateUp(trx, options), ledger: await readLedger(trx, options.folder) }
    })
  const folder = options.folder === undefined ? {} : { folder: options.folder }
  const had = planned.ledger.filter(({ state }) => state === 'applied' || state === 'half-undone')
  await migrateUp(scratch, { ...folder, only: had.map(({ name }) => name) })
  const statements: RunStatement[] = []
  const onStatement = (statement: RunStatement) => statements.push(statement)
  for (const { name, direction } of planned.steps) {
    const run = { ...folder, onStatement, acceptLoss: true, allowUnordered: true }
    if (direction === 'down') await migrateDown(scratch, run)
    else await migrateUp(scratch, { ...run, only: [name] })
  }
  return renderPlan(planned.steps, statements, { isFull })
}
