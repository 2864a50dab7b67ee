import { type DatabaseWayBack, decideDatabase } from '../migrations/database-way-back.ts'
import { runMigrations } from '../migrations/run-migrations.ts'
import { notify } from '../notify/notify.ts'
import type { Deployable } from '../preconditions/precondition.ts'
import type { CheckResult } from '../verification/target.ts'
import type { Move } from './bring-commit.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { goBack } from './go-back.ts'
import { describeFailures, isInOrder, verifyScene } from './verify-scene.ts'
import { type Result, writeDown } from './write-down.ts'

/** A deployment that failed. */
export interface Failed {
  deployable: Deployable
  facts: Omit<Result, 'outcome' | 'moves' | 'checks'>
  /** The services that the commit came to. */
  moves: readonly Move[]
  checks: readonly CheckResult[]
  why: string
  deadline: Date
  recordFile: string | undefined
  /** Whether it was brought wholly, and then verified as not in order. */
  isFailedBySight: boolean
}

/** Brings back what served before, database included where that is safe, and verifies it by the same checks. */
export async function recover(failed: Failed): Promise<ExitCode> {
  const { deployable, moves, why, isFailedBySight } = failed
  const { http, plan, environment } = deployable
  http.say(`Failed: ${why}`)
  if (isFailedBySight && !plan.metadata.rollback.isAutomatic) {
    http.say(`The metadata leave it to people to go back: pnpm ehr rollback --env ${environment.name}.`)
    return await finish(failed, 'failed', why)
  }
  const restored = await bringDatabaseBack(failed)
  // The time that a deployment may take says nothing about how long one should wait to get back from it.
  const minutes = plan.metadata.pipelines.budgets.deployMinutes
  const deadline = new Date(http.clock.now().getTime() + minutes * 60_000)
  const returned = moves.length === 0 ? ({ ok: true } as const) : await goBack(deployable, moves, deadline)
  const before = deployable.services.map(({ live, earlier }) =>
    live?.commit === deployable.commit ? earlier[0] : live,
  )[0]
  if (before === undefined) return await finish(failed, 'failed', `${why}; nothing served before`)
  http.say(`Verifying ${before.commit.slice(0, 7)}, which served before`)
  const checks = await verifyScene(deployable, before.commit || undefined)
  if (returned.ok && isInOrder(checks)) return await finish(failed, 'rolled-back', why)
  const told = [why, returned.ok ? undefined : returned.why, describeFailures(checks), restored]
  return await finish(failed, 'failed', told.filter((each) => each).join('; '))
}

/** @returns what people must do about the database, where it could not be brought back from here. */
async function bringDatabaseBack({ deployable, facts }: Failed): Promise<string | undefined> {
  const { newMigrations = [], proof, plan, env, git, http } = deployable
  const way: DatabaseWayBack = decideDatabase({
    newMigrations,
    proof,
    policy: plan.metadata.rollback.database,
    isReachable: Boolean(env.MIGRATION_DATABASE_URL),
  })
  if (way.kind === 'stays') return undefined
  const point = `The restore point is: ${facts.restorePoint ?? 'none was taken'}.`
  if (way.kind === 'restore') {
    http.say(`Database: ${way.why}. ${point}`)
    return way.why
  }
  const last = [...deployable.migrations.keys()].findLast((name) => !way.undone.includes(name)) ?? 'nothing'
  const code = await runMigrations(git.root, ['down', '--to', last], http.signal)
  if (code === 0) return undefined
  http.say(`Database: undoing ended with ${code}. ${point}`)
  return `the migrations could not be undone (${code})`
}

async function finish(
  { deployable, facts, moves, checks, recordFile }: Failed,
  outcome: 'rolled-back' | 'failed',
  why: string,
): Promise<ExitCode> {
  const { plan, environment, commit, http } = deployable
  const isBack = outcome === 'rolled-back'
  const title = `${plan.metadata.product.name} ${commit.slice(0, 7)} to ${environment.name}`
  const text = `${title}: failed, ${isBack ? 'what served before serves again' : 'and not rolled back'}. ${why}`
  await writeDown(deployable, { ...facts, outcome, why, moves, checks }, recordFile)
  await notify(deployable, isBack ? 'rolled-back' : 'deploy-failed', text)
  http.say(text)
  return isBack ? EXIT.rolledBack : EXIT.failed
}
