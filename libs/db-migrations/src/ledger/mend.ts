import { type Kysely, sql } from 'kysely'
import { deleteApplied, writeApplied, writeChecksum, writeRecordOfApplied } from '../runner/bookkeeping.ts'
import type { RunState } from '../runner/plan-run.ts'
import { type RunOptions, readRunState, runAlone, runPlanned } from '../runner/run-planned.ts'
import type { Mendable } from './disagreement.ts'

/**
 * Mends one disagreement, alone on the database. Each mends what was found, and refuses where the database has
 * changed since.
 */
export async function mendDisagreement(
  db: Kysely<unknown>,
  found: Mendable,
  options: RunOptions = {},
): Promise<void> {
  switch (found.kind) {
    case 'half-applied':
    case 'half-undone':
      await runPlanned(db, options, (state) => planUndo(state, found.name))
      return
    case 'invalid-index':
      await dropIndex(db, found, options)
      return
    case 'undone-by-hand':
      await runAlone(db, options, ({ session }) =>
        session.transaction().execute((trx) => deleteApplied(trx, found.name)),
      )
      return
    case 'applied-by-hand':
    case 'edited':
    case 'unrecorded':
      await runAlone(db, options, ({ session }) => record(session, found, options))
  }
}

/** Undoes what is half done; nobody knows how much of it there is, so what is not there is passed over. */
function planUndo({ migrations, records }: RunState, name: string) {
  const migration = migrations.find((one) => one.name === name)
  if (migration === undefined || records.get(name)?.finishedAt !== null) {
    throw new Error(`Migration ${name} is not half done any more. Run "pnpm ehr migrate repair" again.`)
  }
  return {
    steps: [
      {
        // Its file may have become transactional since; what it left was not made in a transaction.
        migration: { ...migration, isTransactional: false },
        direction: 'down' as const,
        isResumed: true,
        isTolerant: true,
      },
    ],
  }
}

async function dropIndex(
  db: Kysely<unknown>,
  { schema, index, builder }: Extract<Mendable, { kind: 'invalid-index' }>,
  options: RunOptions,
): Promise<void> {
  if (builder !== null) {
    throw new Error(
      `Session ${builder} may be building the index ${index} now. Wait until it is done, or end it, then run this again.`,
    )
  }
  await runAlone(db, options, async ({ session }) => {
    await sql`set lock_timeout = '1min'`.execute(session)
    await sql`drop index concurrently if exists ${sql.id(schema, index)}`.execute(session)
  })
}

async function record(
  session: Kysely<unknown>,
  { kind, name }: Extract<Mendable, { kind: 'applied-by-hand' | 'edited' | 'unrecorded' }>,
  { folder }: RunOptions,
): Promise<void> {
  const { migrations } = await readRunState(session, folder)
  const migration = migrations.find((one) => one.name === name)
  if (migration === undefined) throw new Error(`There is no migration ${name}.`)
  if (kind === 'edited') await writeChecksum(session, migration)
  else if (kind === 'unrecorded') await writeRecordOfApplied(session, migration)
  else await session.transaction().execute((trx) => writeApplied(trx, migration, null))
}
