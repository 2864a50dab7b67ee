import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { readMetadata } from '../metadata/read-metadata.ts'
import type { CiContext } from '../scope/run-scope.ts'
import { signIn } from './account.ts'
import { judgeLoad, type LoadBudget, measureLoad, renderLoad } from './load.ts'
import { askSmoke, renderSmoke } from './smoke.ts'
import { withServer } from './with-server.ts'

export { runJourneys } from './journeys.ts'

const healthSchema = z.object({
  delivery: z.object({ health: z.object({ live: z.string(), ready: z.string(), version: z.string() }) }),
})

/** Which server is asked: one that runs, or one of its own. */
export interface ServerOptions {
  url?: string
}

/** Asks a server its health, its version and its critical paths, and tells; answers the exit code. */
export async function runSmoke(
  { root, env }: CiContext,
  { url, release }: ServerOptions & { release?: string },
): Promise<number> {
  const { criticalPaths } = readMetadata(root)
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'apps/ehr-api/package.json'), 'utf8'))
  const { health } = healthSchema.parse(manifest).delivery
  return withServer({ root, env }, url, async (address) => {
    const results = await askSmoke({
      address,
      criticalPaths,
      health,
      env,
      ...(release !== undefined && { release }),
    })
    console.log(renderSmoke(results))
    return results.every(({ wrong }) => wrong === undefined) ? 0 : 1
  })
}

/** Loads a server with its critical paths, by the budget of the environment or of delivery.json; answers the exit code. */
export async function runLoad(
  { root, env }: CiContext,
  { url, seconds }: ServerOptions & { seconds: number },
): Promise<number> {
  const { criticalPaths, gates } = readMetadata(root)
  const budget = readBudget(env, gates.performance)
  const asked = criticalPaths.paths.filter(({ expectStatus = 200 }) => expectStatus < 300)
  const paths = asked.flatMap(({ path }) => (path === undefined ? [] : [path]))
  if (paths.length === 0)
    throw new Error('No critical path of delivery.json has a "path", so there is nothing to load.')
  return withServer({ root, env }, url, async (address) => {
    const isSignedIn = asked.some((each) => each.isSignedIn && each.path !== undefined)
    const cookie = isSignedIn ? await signIn(address, criticalPaths, env) : undefined
    const result = await measureLoad({
      address,
      paths,
      seconds,
      ...budget,
      ...(cookie !== undefined && { cookie }),
    })
    const wrong = judgeLoad(result, budget)
    console.log([renderLoad(result), ...(wrong.length === 0 ? ['Within the budget.'] : wrong)].join('\n'))
    return wrong.length === 0 ? 0 : 1
  })
}

function readBudget(env: NodeJS.ProcessEnv, budget: LoadBudget): LoadBudget {
  return {
    p95Ms: numberIn(env, 'P95_MS') ?? budget.p95Ms,
    errorPercent: numberIn(env, 'ERROR_PERCENT') ?? budget.errorPercent,
    requestsPerSecond: numberIn(env, 'REQUESTS_PER_SECOND') ?? budget.requestsPerSecond,
  }
}

function numberIn(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name]
  if (text === undefined || text === '') return undefined
  const value = Number(text)
  if (Number.isFinite(value) && value >= 0) return value
  throw new Error(`${name} is ${JSON.stringify(text)}; expected a number from 0 on.`)
}
