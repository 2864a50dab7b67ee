import type { Clock } from '../http/clock.ts'
import { ANSWERS, begin, type Game, type Play } from './play-render.ts'
import { createService, type OnLive } from './played-deploys.ts'
import { type CallName, readCall } from './render-requests.ts'
import { type Answered, type Asked, serve } from './serve.ts'

/** One service and the commits that served there, the oldest first; the last one serves. */
export interface StandInService {
  name: string
  commits: readonly string[]
  autoDeployTrigger?: 'off' | 'commit'
}

/** What is played. */
export interface StandInOptions {
  apiKey: string
  clock: Clock
  services: readonly StandInService[]
  databases?: readonly string[]
  recoveryStatus?: 'AVAILABLE' | 'BACKUP_NOT_READY' | 'NOT_AVAILABLE'
  onLive?: OnLive
}

/** One call that was made. */
export interface MadeCall {
  name: CallName | 'hook'
  body: Readonly<Record<string, unknown>>
}

/** Render’s interface, played on this machine. */
export interface RenderStandIn {
  /** As RENDER_API_URL takes it. */
  url: string
  /** The address of a service’s deploy hook. */
  hookOf(service: string): string
  /** Everything that was asked for, in order. */
  calls: readonly MadeCall[]
  /** How requests differed from what is published. */
  violations: readonly string[]
  /** Says how the next deployments go, one after the other; without one they succeed. */
  play(...plays: readonly Play[]): void
  /** Refuses the next requests with 429, to be asked again in so many seconds. */
  refuse(times: number, seconds: number): void
  /** The commit that serves, and whether commits deploy by themselves. */
  state(service: string): { commit: string | undefined; autoDeployTrigger: string }
  close(): Promise<void>
}

const HOOK_KEY = 'key-of-the-hook'

/** Starts to play Render; every request is held against what Render publishes. */
export async function startRenderStandIn(options: StandInOptions): Promise<RenderStandIn> {
  const { clock, onLive = () => undefined, recoveryStatus = 'AVAILABLE', databases = [] } = options
  const game: Game = {
    ...{ clock, onLive, recoveryStatus, exports: [], plays: [] },
    services: options.services.map((service, index) => createService(service, index, clock)),
    databases: databases.map((name, index) => ({ id: `dpg-${index + 1}`, name })),
  }
  const calls: MadeCall[] = []
  const violations: string[] = []
  const limit = { times: 0, seconds: 0 }
  const answer = (asked: Asked): Answered => {
    if (asked.path.startsWith('/deploy/')) return answerHook(game, asked, calls)
    const read = readCall(asked, options.apiKey)
    if (!read.ok) {
      violations.push(read.wrong)
      return { status: read.status, body: { id: 'err-1', message: read.wrong } }
    }
    if (limit.times > 0) return tooMany(limit)
    calls.push({ name: read.name, body: read.body })
    return ANSWERS[read.name](game, { ...read, query: asked.query })
  }
  const { url, close } = await serve(answer)
  const find = (name: string) => game.services.find((service) => service.name === name)
  return {
    ...{ url: `${url}/v1`, calls, violations, close },
    hookOf: (name) => `${url}/deploy/${find(name)?.id}?key=${HOOK_KEY}`,
    play: (...plays) => void game.plays.push(...plays),
    refuse: (times, seconds) => void Object.assign(limit, { times, seconds }),
    state: (name) => {
      const live = find(name)?.deploys.find(({ status }) => status === 'live')
      return { commit: live?.commit.id, autoDeployTrigger: find(name)?.autoDeployTrigger ?? '' }
    },
  }
}

function tooMany(limit: { times: number; seconds: number }): Answered {
  limit.times -= 1
  const headers = { 'ratelimit-limit': '10', 'ratelimit-remaining': '0' }
  return { status: 429, headers: { ...headers, 'ratelimit-reset': String(limit.seconds) } }
}

/** A hook says nothing but the id; `ref` is the commit. */
function answerHook(game: Game, { path, query }: Asked, calls: MadeCall[]): Answered {
  const service = game.services.find(({ id }) => path === `/deploy/${id}`)
  const ref = query.get('ref')
  if (service === undefined || ref === null || query.get('key') !== HOOK_KEY) return { status: 401 }
  calls.push({ name: 'hook', body: { ref } })
  const { status = 500 } = begin(game, service, ref, 'deploy_hook')
  return status === 201 ? { status: 200, body: { deploy: { id: service.deploys[0]?.id } } } : { status }
}
