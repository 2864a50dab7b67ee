import type { Clock } from '../http/clock.ts'
import { addDeploy, advance, type OnLive, type StoredService, tell } from './played-deploys.ts'
import type { CallName } from './render-requests.ts'
import type { Answered } from './serve.ts'

/** How the next deployment or rollback goes. */
export interface Play {
  /** What is answered: the deployment; 202 and nothing, after which it appears later; nothing at all; a conflict. */
  answer?: 'deploy' | 'queued' | 'cut' | 'conflict'
  /** What each reading of it shows, the last one for ever. */
  statuses?: readonly string[]
  /** A commit that somebody else deploys as soon as this one is read for the first time. */
  overtakenBy?: string
}

/** What is played with. */
export interface Game {
  clock: Clock
  services: readonly StoredService[]
  databases: readonly { id: string; name: string }[]
  exports: { id: string; createdAt: string; url: string }[]
  plays: Play[]
  recoveryStatus: string
  onLive: OnLive
}

/** One call: what stands in its path, its body and its query. */
export interface PlayedCall {
  ids: readonly string[]
  body: Readonly<Record<string, unknown>>
  query: URLSearchParams
}

/** How each call is answered. */
export const ANSWERS: Record<CallName, (game: Game, call: PlayedCall) => Answered> = {
  listServices: ({ services }, { query }) =>
    ok(
      services
        .filter(({ name }) => query.get('name') === null || name === query.get('name'))
        .map(({ id, name, autoDeployTrigger }) => {
          const autoDeploy = autoDeployTrigger === 'off' ? 'no' : 'yes'
          return { cursor: id, service: { id, name, autoDeployTrigger, autoDeploy } }
        }),
    ),
  changeService: (game, { ids, body: { autoDeployTrigger } }) =>
    withService(game, ids, (service) => {
      if (typeof autoDeployTrigger === 'string') service.autoDeployTrigger = autoDeployTrigger
      return ok({ id: service.id, name: service.name, autoDeployTrigger: service.autoDeployTrigger })
    }),
  listDeploys: (game, { ids }) =>
    withService(game, ids, ({ deploys }) => {
      const seen = deploys.filter(({ hiddenFor }) => hiddenFor <= 0)
      for (const deploy of deploys) deploy.hiddenFor -= 1
      return ok(seen.map((deploy) => ({ cursor: deploy.id, deploy: tell(deploy) })))
    }),
  getDeploy: (game, { ids }) =>
    withService(game, ids, (service) => {
      const deploy = service.deploys.find(({ id }) => id === ids[1])
      if (deploy === undefined) return NOT_FOUND
      advance(service, deploy, game.clock, game.onLive)
      return ok(tell(deploy))
    }),
  createDeploy: (game, { ids, body }) =>
    withService(game, ids, (service) => begin(game, service, String(body.commitId), 'api')),
  cancelDeploy: (game, { ids }) =>
    withService(game, ids, ({ deploys }) => {
      const deploy = deploys.find(({ id }) => id === ids[1])
      if (deploy === undefined) return NOT_FOUND
      deploy.status = 'canceled'
      deploy.upcoming = []
      return ok(tell(deploy))
    }),
  rollBack: (game, { ids, body }) =>
    withService(game, ids, (service) => {
      const to = service.deploys.find(({ id, status }) => id === body.deployId && status === 'deactivated')
      return to === undefined ? NOT_FOUND : begin(game, service, to.commit.id, 'rollback')
    }),
  listPostgres: ({ databases }) => ok(databases.map((postgres) => ({ cursor: postgres.id, postgres }))),
  getRecovery: ({ recoveryStatus, clock }) => ok({ recoveryStatus, startsAt: clock.now().toISOString() }),
  startExport: ({ exports, clock }) => {
    const createdAt = clock.now().toISOString()
    exports.unshift({ id: `exp-${exports.length + 1}`, createdAt, url: 'https://exports.invalid/1' })
    return { status: 202 }
  },
  listExports: ({ exports }) => ok(exports),
}

const SUCCESS = ['build_in_progress', 'pre_deploy_in_progress', 'update_in_progress', 'live']
const NOT_FOUND: Answered = { status: 404, body: { id: 'err-3', message: 'not found' } }

/** Begins a deployment by the next play. */
export function begin(game: Game, service: StoredService, commit: string, trigger: string): Answered {
  const { answer = 'deploy', statuses = SUCCESS, overtakenBy } = game.plays.shift() ?? {}
  if (answer === 'conflict') return { status: 409, body: { id: 'err-2', message: 'a deploy is running' } }
  const deploy = addDeploy(service, { commit, trigger, clock: game.clock, statuses, overtakenBy })
  if (answer === 'cut') return {}
  if (answer === 'deploy') return { status: 201, body: tell(deploy) }
  deploy.hiddenFor = 2
  return { status: 202 }
}

function ok(body: unknown): Answered {
  return { status: 200, body }
}

function withService(
  { services }: Game,
  [id]: readonly string[],
  answer: (service: StoredService) => Answered,
): Answered {
  const service = services.find((each) => each.id === id)
  return service === undefined ? NOT_FOUND : answer(service)
}
