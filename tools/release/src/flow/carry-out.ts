import { runMigrations } from '../migrations/run-migrations.ts'
import { notify } from '../notify/notify.ts'
import type { Deployable, Finding } from '../preconditions/precondition.ts'
import { needsBackup } from '../preconditions/restore-point.ts'
import type { CheckResult } from '../verification/target.ts'
import type { Brought, Move } from './bring-commit.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { markDeployed } from './mark-deployed.ts'
import { recover } from './recover.ts'
import { tagRelease } from './tag-release.ts'
import { Unfinished } from './try-flow.ts'
import { describeFailures, isInOrder, verifyScene } from './verify-scene.ts'
import { type Result, writeDown } from './write-down.ts'

/** A deployment whose preconditions are met. */
export interface Ready {
  deployable: Deployable
  findings: readonly Finding[]
  deadline: Date
  recordFile: string | undefined
  bring: () => Promise<Brought>
}

/** Deploys what is ready: announces, holds, backs up, brings, verifies, tags, records and tells. */
export async function carryOut(ready: Ready): Promise<ExitCode> {
  const { deployable, findings } = ready
  const { http, place, plan, environment, commit } = deployable
  const startedAt = http.clock.now()
  await notify(deployable, 'deploy-announced', `${titleOf(deployable)}: begins now`)
  const held = await place.holdAutomatic()
  if (held.length > 0) http.say(`Automatic deployment is off now: ${held.join(', ')}`)
  const hasBackup = needsBackup(plan.metadata.backups.beforeDeploy, environment)
  const restorePoint = hasBackup ? await takeBackup(deployable) : undefined
  if (restorePoint !== undefined) http.say(`Restore point: ${restorePoint}`)
  const head = [...deployable.migrations.keys()].at(-1)
  const applied = deployable.newMigrations ?? []
  const facts = { action: 'deploy', commit, startedAt, findings, applied, head, restorePoint } as const
  return await begun(ready, facts)
}

type Facts = Omit<Result, 'outcome' | 'moves' | 'checks'>

async function begun(ready: Ready, facts: Facts): Promise<ExitCode> {
  const { deployable, deadline, recordFile } = ready
  const { http } = deployable
  try {
    const brought = await bring(ready)
    const isBrought = brought.kind === 'live'
    const checks = isBrought ? await verifyScene(deployable, deployable.commit) : []
    if (isBrought && isInOrder(checks)) return await succeed(ready, facts, brought.moves, checks)
    if (brought.kind === 'superseded') {
      const { moves, why } = brought
      http.say(`${why}. It is in charge now; nothing is rolled back.`)
      await writeDown(deployable, { ...facts, outcome: 'superseded', why, moves, checks }, recordFile)
      await notify(deployable, 'deploy-failed', `${titleOf(deployable)}: ${why}`)
      return EXIT.failed
    }
    const why = brought.kind === 'failed' ? brought.why : describeFailures(checks)
    const { moves } = brought
    const isFailedBySight = isBrought
    return await recover({ deployable, facts, moves, checks, why, deadline, recordFile, isFailedBySight })
  } catch (error) {
    http.signal.throwIfAborted()
    throw new Unfinished(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/** Where the provider does not migrate itself, it is done from here first. */
async function bring({ deployable, bring }: Ready): Promise<Brought> {
  const { place, newMigrations, git, http } = deployable
  if (place.migrates !== 'before' || newMigrations?.length === 0) return await bring()
  const code = await runMigrations(git.root, ['up'], http.signal)
  if (code === 0) return await bring()
  return { kind: 'failed', moves: [], why: `the migrations ended with ${code}` }
}

/** A resumed deployment may have migrated already: what counts is how it was before it began. */
async function takeBackup({ place, services, commit }: Deployable): Promise<string> {
  const point = await place.takeBackup()
  const begunAt = services
    .flatMap(({ live, running }) => [live, running])
    .flatMap((deployment) => (deployment?.commit === commit ? [deployment.createdAt] : []))
    .sort()[0]
  return begunAt === undefined ? point : `before ${begunAt}, when this commit was first deployed (${point})`
}

async function succeed(
  { deployable, recordFile }: Ready,
  facts: Facts,
  moves: readonly Move[],
  checks: readonly CheckResult[],
): Promise<ExitCode> {
  await markDeployed(deployable, deployable.commit)
  const tag = await tagRelease(deployable)
  const result: Result = { ...facts, outcome: 'deployed', moves, checks, ...(tag !== undefined && { tag }) }
  await writeDown(deployable, result, recordFile)
  await notify(deployable, 'deploy-succeeded', `${titleOf(deployable)}: deployed and verified`)
  if (tag !== undefined) await notify(deployable, 'released', `${tag} is released`)
  deployable.http.say(`${titleOf(deployable)}: deployed and verified`)
  return EXIT.done
}

function titleOf({ plan, environment, commit }: Deployable): string {
  return `${plan.metadata.product.name} ${commit.slice(0, 7)} to ${environment.name}`
}
