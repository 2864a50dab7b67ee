import { systemClock } from '@ehr/release'
import { ACCOUNT, type HealthStandIn, startHealthStandIn, startRenderStandIn } from '@ehr/release/testing'
import { parse } from 'yaml'
import { findByGit } from '../repository/git.ts'
import { findFileAt, type Mirror } from '../repository/mirror.ts'

/** Render and the deployed applications, played on this machine. */
export interface DeployStandIns {
  /** For the runner: where they are. */
  env: Readonly<Record<string, string>>
  /** Those without which nothing is deployed. */
  secrets: Readonly<Record<string, string>>
  /** How requests differed from what Render publishes. */
  listViolations: () => readonly string[]
  close: () => Promise<void>
}

/** What is deployed, over what. */
export interface DeployFacts {
  mirror: Mirror
  commit: string
  /** What serves before. */
  base: string | undefined
  environments: readonly string[]
  apiKey: string | undefined
}

/** Starts them for the services of the commit’s render.yaml; nothing where it has none. */
export async function startDeployStandIns(facts: DeployFacts): Promise<DeployStandIns | undefined> {
  const blueprint = await findFileAt(facts.mirror, facts.commit, 'render.yaml')
  if (blueprint === undefined) return undefined
  const { services, databases } = listNames(parse(blueprint))
  const schema = await findLastMigration(facts.mirror, facts.commit)
  const before = facts.base ?? facts.commit
  const apps = new Map<string, HealthStandIn>()
  for (const name of facts.environments) apps.set(name, await startHealthStandIn(before, schema))
  const apiKey = facts.apiKey ?? 'rnd_of_the_rehearsal'
  const render = await startRenderStandIn({
    ...{ apiKey, clock: systemClock, databases },
    services: services.map((name) => ({ name, commits: [before] })),
    onLive: (service, commit) => {
      for (const [name, app] of apps) if (service.includes(`-${name}-`)) app.state.release = commit
    },
  })
  const urls = Object.fromEntries([...apps].map(([name, { url }]) => [name, url]))
  return {
    env: { RENDER_API_URL: render.url, EHR_REHEARSED_URLS: JSON.stringify(urls) },
    secrets: {
      RENDER_API_KEY: apiKey,
      SYNTHETIC_EMAIL: ACCOUNT.email,
      SYNTHETIC_PASSWORD: ACCOUNT.password,
    },
    listViolations: () => render.violations,
    close: async () => {
      await Promise.all([render.close(), ...[...apps.values()].map((app) => app.close())])
    },
  }
}

function listNames(blueprint: unknown): { services: string[]; databases: string[] } {
  const { services = [], databases = [], projects = [] } = Object(blueprint)
  const environments: { services?: unknown[]; databases?: unknown[] }[] = [
    { services, databases },
    ...projects.flatMap((project: unknown) => Object(project).environments ?? []),
  ]
  const names = (list: unknown[] = []) => list.map((each) => String(Object(each).name))
  return {
    services: environments.flatMap((each) => names(each.services)),
    databases: environments.flatMap((each) => names(each.databases)),
  }
}

async function findLastMigration({ path }: Mirror, commit: string): Promise<string | undefined> {
  const listed = await findByGit(
    path,
    'ls-tree',
    '-r',
    '--name-only',
    commit,
    'libs/db-migrations/migrations',
  )
  const files = (listed ?? '')
    .split('\n')
    .filter((file) => /^[^.]+(\.breaking)?\.ts$/.test(file.replace(/^.*\//, '')))
  return files
    .sort()
    .at(-1)
    ?.replace(/^.*\/|\.ts$/g, '')
}
