import type { DeliveryMetadata } from '@ehr/delivery'
import { onTestFinished } from 'vitest'
import { type DeployOptions, deploy } from '../flow/deploy.ts'
import type { ExitCode } from '../flow/exit-code.ts'
import type { ReleaseOptions } from '../flow/open-scene.ts'
import { listSecrets } from '../list-secrets.ts'
import { createSay } from '../output.ts'
import { ACCOUNT, type HealthStandIn, startHealthStandIn } from './health-stand-in.ts'
import { type RenderStandIn, type StandInOptions, startRenderStandIn } from './render-stand-in.ts'
import { createTestClock } from './test-clock.ts'
import { createTestPlan } from './test-plan.ts'
import { createTestRepository, type TestRepository } from './test-repository.ts'

/** A provider, an application that it serves, and a repository, all of this test alone. */
export interface TestWorld {
  repository: TestRepository
  render: RenderStandIn
  app: HealthStandIn
  /** The commit that serves at first, and the newer one at the tip of develop. */
  old: string
  tip: string
  options: ReleaseOptions
  lines: readonly string[]
  deploy(change?: Partial<DeployOptions>): Promise<ExitCode>
}

/** What a test changes of it. */
export interface WorldOptions {
  metadata?: (metadata: DeliveryMetadata) => void
  render?: Partial<StandInOptions>
  /** Names of the services, each with the two older commits. */
  services?: readonly string[]
  /** Files of the commit that is to be deployed. */
  files?: Readonly<Record<string, string>>
  env?: Readonly<Record<string, string>>
}

const API_KEY = 'rnd_secret_of_the_tests'
/** The service that migrates and answers. */
export const SERVICE = 'wardkit-staging-ehr-api'

/** Builds it, and takes it down when the test has finished. */
export async function createTestWorld(given: WorldOptions = {}): Promise<TestWorld> {
  const repository = createTestRepository()
  const oldest = repository.git('rev-parse', 'main')
  const older = repository.git('rev-parse', 'develop')
  const tip = repository.commit('feat: third', given.files ?? { 'third.txt': 'third' })
  const clock = createTestClock()
  const app = await startHealthStandIn(older, '1_first')
  const render = await startRenderStandIn({
    apiKey: API_KEY,
    clock,
    services: (given.services ?? [SERVICE]).map((name) => ({ name, commits: [oldest, older] })),
    databases: ['wardkit-staging-db'],
    onLive: (_, commit) => {
      app.state.release = commit
    },
    ...given.render,
  })
  onTestFinished(async () => {
    await Promise.all([app.close(), render.close()])
    repository.remove()
  })
  const env = {
    RENDER_API_URL: render.url,
    RENDER_API_KEY: API_KEY,
    SYNTHETIC_EMAIL: ACCOUNT.email,
    SYNTHETIC_PASSWORD: ACCOUNT.password,
    GITHUB_ACTOR: 'test-person',
    ...given.env,
  }
  const lines: string[] = []
  const plan = createTestPlan(given.metadata)
  const say = createSay((line) => void lines.push(line), listSecrets(plan, env))
  const { signal } = new AbortController()
  const options = {
    root: repository.root,
    plan,
    environment: 'staging',
    url: app.url,
    env,
    clock,
    signal,
    say,
  }
  const run = (change: Partial<DeployOptions> = {}) =>
    deploy({ ...options, isDryRun: false, again: false, commit: tip, ...change })
  return { repository, render, app, old: older, tip, options, lines, deploy: run }
}
