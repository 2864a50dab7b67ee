import type { DeliveryPlan } from '@ehr/delivery'
import { DEPLOYERS, findDeployer } from '../deployers/registry.ts'
import { pushCredentials } from '../git/product-tag.ts'
import { findGitHub } from '../github/find-github.ts'
import type { Clock } from '../http/clock.ts'
import type { HttpContext } from '../http/request.ts'
import type { Scene } from '../preconditions/precondition.ts'

/** What every command of this package works with. */
export interface ReleaseOptions {
  /** The folder of the clone. */
  root: string
  plan: DeliveryPlan
  /** Name of the environment. */
  environment: string
  /** Where it answers, when not at the address that the metadata say: before its name points there. */
  url?: string | undefined
  env: Readonly<Record<string, string | undefined>>
  clock: Clock
  signal: AbortSignal
  /** Must never print a secret: see `createSay`. */
  say: (line: string) => void
}

/** An environment that can be reached, or why none can be. */
export type Opened = { ok: true; scene: Scene } | { ok: false; why: string }

/** Opens an environment by the deployer of its target, without asking anybody anything yet. */
export function openScene(options: ReleaseOptions): Opened {
  const { root, plan, env, clock, signal, say } = options
  const environment = plan.environments.find(({ name }) => name === options.environment)
  if (environment === undefined) {
    const names = plan.environments.map(({ name }) => name).join(', ')
    return refuse(`There is no environment "${options.environment}". There are: ${names}.`)
  }
  const { target } = environment.metadata
  if (target === 'local')
    return refuse(`${environment.name} is never deployed: it runs on each one’s own machine, by "pnpm dev".`)
  const deployer = findDeployer(target)
  if (deployer === undefined) {
    const there = DEPLOYERS.map((each) => each.target).join(', ')
    return refuse(
      `The target ${target} of ${environment.name} has no deployer yet. There is one for: ${there}. Add yours in tools/release/src/deployers/registry.ts.`,
    )
  }
  const missing = deployer.listVariables(plan, environment).filter((name) => !env[name])
  if (missing.length > 0)
    return refuse(
      `${missing.join(', ')} not set, without which nothing is deployed to ${target}. Set it, then try again.`,
    )
  const url = options.url ?? environment.metadata.url
  if (url === undefined)
    return refuse(
      `${environment.name} has no address. Set environments.${environment.name}.url in delivery.json.`,
    )
  const http: HttpContext = { clock, signal, say }
  const git = { root, env: pushCredentials(env.GITHUB_TOKEN, env.GITHUB_SERVER_URL ?? 'https://github.com') }
  const place = deployer.open({ plan, environment, env, http })
  const github = findGitHub(http, plan, env)
  return {
    ok: true,
    scene: { plan, environment, url: url.replace(/\/+$/, ''), place, git, github, http, env },
  }
}

function refuse(why: string): Opened {
  return { ok: false, why }
}
