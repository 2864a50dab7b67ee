import { isDeepStrictEqual } from 'node:util'
import type { ObservedMigration, ObservedRun } from '../model/observation.ts'
import { compareContent } from '../seed/content/compare-content.ts'
import type { Content } from '../seed/content/read-content.ts'
import { compareTimeZones, mayDependOnTimeZone } from './compare-time-zones.ts'
import {
  type FolderState,
  fillState,
  type KnownMigration,
  readState,
  withoutSession,
} from './folder-state.ts'
import { isSameSchema } from './is-same-schema.ts'
import { observeRun, type RunTrace } from './observe-run.ts'

/** What was seen of one migration, and whether the database is now as if it had been applied once (or, where `up` failed, never). */
export interface RoundTrip {
  migration: ObservedMigration
  isStateSound: boolean
}

/** Tries up, down and up again on the state. */
export async function observeMigration(state: FolderState, known: KnownMigration): Promise<RoundTrip> {
  const before = state.content
  const madeUp = [...state.madeUp.values()]
  const { run: up, params } = await step(state, known, 'up')
  const migration = { ...describe(known, up, state), madeUp }
  if (up.failure !== undefined) return { migration, isStateSound: isUndone(up, known) }
  const written = state.content
  if (!known.hasDown) return { migration, isStateSound: true }
  const down = await step(state, known, 'down')
  migration.down = down.run
  if (down.run.failure !== undefined) return { migration, isStateSound: isUndone(down.run, known) }
  migration.lostByRoundTrip = compareContent(before, down.content)
  migration.lostSinceUp = compareContent(written, down.content).filter(
    ({ table }) => !migration.lostByRoundTrip.some((lost) => isDeepStrictEqual(lost.table, table)),
  )
  // Only now is the database where `up` began; where something is lost, the comparison would be of other rows.
  if (migration.lostByRoundTrip.length === 0 && up.statements.some(({ sql }) => mayDependOnTimeZone(sql))) {
    const { server, database: template } = state
    migration.timeZoneDifferences = await withoutSession(state, () =>
      compareTimeZones({ server, template, run: up, params }),
    )
  }
  const { run: again } = await step(state, known, 'up')
  migration.upAgain = again
  return { migration, isStateSound: again.failure === undefined && isSameSchema(up.after, again.after) }
}

/** Runs one direction; the content given is that before empty tables are filled again. */
async function step(
  state: FolderState,
  known: KnownMigration,
  direction: 'up' | 'down',
): Promise<{ run: ObservedRun; content: Content; params: RunTrace['params'] }> {
  const trace = await observeRun(state, [known], direction)
  state.snapshot = trace.run.after
  await readState(state, trace)
  const { content } = state
  await fillState(state)
  return { run: trace.run, content, params: trace.params }
}

/** Whether a failed run has left nothing behind: a transaction takes all back, statements by themselves stay. */
function isUndone({ before, after }: ObservedRun, { wantsTransaction }: KnownMigration): boolean {
  return wantsTransaction && isSameSchema(before, after)
}

function describe(known: KnownMigration, run: ObservedRun, state: FolderState): ObservedMigration {
  const { name, file, source, hasDown, wantsTransaction, irreversible } = known
  return {
    ...{ name, file, source, up: run, hasDown, wantsTransaction },
    ...{ lostByRoundTrip: [], lostSinceUp: [], timeZoneDifferences: [], unproven: state.unproven },
    ...(irreversible === undefined ? {} : { irreversible }),
  }
}
