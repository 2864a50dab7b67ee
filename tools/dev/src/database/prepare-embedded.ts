import {
  createMigrationDb,
  type MigrateEvent,
  type MigrationStatus,
  migrateUp,
  readMigrationStatus,
  renderMigrateEvent,
} from '@ehr/db-migrations'
import { Refusal } from '../refusal.ts'
import type { Ask } from '../show/ask.ts'
import type { Reporter } from '../show/reporter.ts'
import {
  counted,
  describeDifference,
  listFittingSnapshots,
  listRemedies,
  nameForKept,
} from './missing-migrations.ts'
import type { DevelopmentServer } from './server.ts'
import { createSnapshot, emptyDatabase, listSnapshotMigrations, restoreSnapshot } from './snapshots.ts'

/**
 * Brings the development database to the branch's migrations. Where it has some that the branch has not, the
 * person chooses what to do.
 *
 * @throws Refusal with what helps, when nobody can choose.
 */
export async function migrateEmbedded(
  target: DevelopmentServer,
  { reporter, ask }: { reporter: Reporter; ask: Ask },
): Promise<void> {
  let status = await readStatus(target.ownerUrl)
  if (status.unknown.length > 0) {
    await settleDifference(target, status, { reporter, ask })
    status = await readStatus(target.ownerUrl)
  }
  if (status.unknown.length === 0)
    await applyPending(target.ownerUrl, status, { reporter, allowUnordered: true })
}

/**
 * Applies what is pending. What is older than the last one applied needs to be allowed, as after a merge; where it
 * is, so is going on after an applied one was edited, as while one writes it.
 */
export async function applyPending(
  ownerUrl: string,
  status: MigrationStatus,
  { reporter, allowUnordered }: { reporter: Reporter; allowUnordered: boolean },
): Promise<void> {
  if (status.pending.length === 0) return
  const what = counted(status.pending.length)
  await reporter.step(`Applying ${what}`, `${what} applied`, async () => {
    const db = createMigrationDb(ownerUrl)
    try {
      await migrateUp(db, {
        ...{ allowUnordered, allowEdited: allowUnordered },
        onEvent: (event) => {
          if (isWorthALine(event)) reporter.line(renderMigrateEvent(event))
        },
      })
    } finally {
      await db.destroy()
    }
  })
}

/** What goes as it should is said by the step; why it waits, and what it mends, is not. */
function isWorthALine({ kind }: MigrateEvent): boolean {
  return kind !== 'started' && kind !== 'finished'
}

/** Reads which migrations a database has applied. */
export async function readStatus(ownerUrl: string): Promise<MigrationStatus> {
  const db = createMigrationDb(ownerUrl)
  try {
    return await readMigrationStatus(db)
  } finally {
    await db.destroy()
  }
}

async function settleDifference(
  target: DevelopmentServer,
  status: MigrationStatus,
  { reporter, ask }: { reporter: Reporter; ask: Ask },
): Promise<void> {
  const inBranch = [...status.applied, ...status.pending]
  const fitting = listFittingSnapshots(await listSnapshotMigrations(target), inBranch)
  const difference = describeDifference(status, 'The development database')
  if (!ask.isPossible) throw new Refusal([...difference, ...listRemedies(fitting)].join('\n'))
  for (const line of difference) reporter.line(line)
  const kept = nameForKept(new Date())
  const hint = `the database as it is stays as the snapshot "${kept}"`
  const answer = await ask.choose('What shall be done?', [
    ...fitting.map((name) => ({ value: `restore ${name}`, label: `Restore the snapshot "${name}"`, hint })),
    { value: 'reset', label: 'Make the database anew from this branch', hint },
    { value: 'keep', label: 'Go on as it is', hint: 'nothing is migrated; the API may fail' },
  ])
  if (answer === undefined) throw new Refusal('Nothing was changed.')
  if (answer === 'keep') return
  await createSnapshot(target, kept, { replace: true })
  if (answer === 'reset') await emptyDatabase(target)
  else await restoreSnapshot(target, answer.slice('restore '.length))
  reporter.line(`The former database: "pnpm ehr db restore ${kept}", or "pnpm ehr db drop ${kept}".`)
}
