import type { Finding, Scene } from '../preconditions/precondition.ts'
import type { DeployRecord } from '../record/deploy-record.ts'
import { keepRecord } from '../record/keep-record.ts'
import type { CheckResult } from '../verification/target.ts'
import type { Move } from './bring-commit.ts'

/** What a deployment came to. */
export interface Result {
  action: DeployRecord['action']
  outcome: DeployRecord['outcome']
  why?: string
  commit: string
  tag?: string
  startedAt: Date
  moves: readonly Move[]
  checks: readonly CheckResult[]
  findings: readonly Finding[]
  applied: readonly string[]
  head: string | undefined
  restorePoint: string | undefined
}

/** Writes down what a deployment came to, and says where. */
export async function writeDown(scene: Scene, result: Result, file: string | undefined): Promise<void> {
  const path = await keepRecord(scene, toRecord(scene, result), { file })
  scene.http.say(`Record: ${path}`)
}

function toRecord({ environment, env, http }: Scene, result: Result): DeployRecord {
  const finishedAt = http.clock.now()
  const { GITHUB_RUN_ID: run, GITHUB_REPOSITORY: repository } = env
  const server = env.GITHUB_SERVER_URL ?? 'https://github.com'
  return {
    version: 1,
    environment: environment.name,
    target: environment.metadata.target,
    action: result.action,
    outcome: result.outcome,
    ...(result.why !== undefined && { why: result.why }),
    commit: result.commit,
    ...(result.tag !== undefined && { tag: result.tag }),
    by: env.GITHUB_ACTOR ?? env.USER ?? 'unknown',
    preconditions: result.findings.map(({ name, text }) => ({ name, text })),
    services: result.moves.map(({ service, deployId, before }) => ({
      name: service.name,
      deployId,
      ...(before && { previousDeployId: before.id, previousCommit: before.commit }),
    })),
    migrations: { applied: [...result.applied], ...(result.head !== undefined && { head: result.head }) },
    ...(result.restorePoint !== undefined && { restorePoint: result.restorePoint }),
    checks: result.checks.map(({ name, ok, text, ms }) => ({ name, ok, text, ms })),
    startedAt: result.startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    seconds: Math.round((finishedAt.getTime() - result.startedAt.getTime()) / 1_000),
    ...(run && repository && { run: `${server}/${repository}/actions/runs/${run}` }),
  }
}
