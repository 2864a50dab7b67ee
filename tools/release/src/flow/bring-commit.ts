import type { Deployment, ServiceState } from '../deployers/deployer.ts'
import type { Deployable } from '../preconditions/precondition.ts'

/** One service that the commit came to, and what it had before. */
export interface Move {
  service: ServiceState
  deployId: string
  before: Deployment | undefined
}

/** How far the commit came. */
export type Brought =
  | { kind: 'live'; moves: readonly Move[] }
  | { kind: 'failed'; moves: readonly Move[]; why: string }
  | { kind: 'superseded'; moves: readonly Move[]; why: string }

/** How it is brought. */
export interface BringOptions {
  deadline: Date
  /** Also where the commit serves already. */
  again: boolean
}

/**
 * Brings a commit to each service, one after the other, since the first one migrates. What serves it already is left,
 * and what is on its way is taken up.
 */
export async function bringCommit(deployable: Deployable, options: BringOptions): Promise<Brought> {
  const moves: Move[] = []
  for (const service of deployable.services) {
    const outcome = await bringToService(deployable, service, options)
    if (outcome.move !== undefined) moves.push(outcome.move)
    if (outcome.kind !== 'live') return { kind: outcome.kind, moves, why: outcome.why }
  }
  return { kind: 'live', moves }
}

type Outcome =
  | { kind: 'live'; move: Move }
  | { kind: 'failed' | 'superseded'; move?: Move | undefined; why: string }

async function bringToService(
  deployable: Deployable,
  service: ServiceState,
  { deadline, again }: BringOptions,
): Promise<Outcome> {
  const { commit, place, http } = deployable
  const { name, live, running, earlier } = service
  if (running === undefined && live?.commit === commit && !again) {
    http.say(`${name}: ${live.id} serves this commit already`)
    return { kind: 'live', move: { service, deployId: live.id, before: earlier[0] } }
  }
  const started =
    running?.commit === commit ? ({ ok: true, id: running.id } as const) : await place.start(service, commit)
  if (!started.ok) return { kind: 'failed', why: `${name}: ${started.why}` }
  http.say(`${name}: ${started.id} ${running?.commit === commit ? 'is on its way already' : 'begun'}`)
  const before = live?.commit === commit ? earlier[0] : live
  return await follow(deployable, { service, deployId: started.id, before }, deadline)
}

async function follow({ place, http, commit }: Deployable, move: Move, deadline: Date): Promise<Outcome> {
  const { service, deployId } = move
  const ending = await place.follow(service, deployId, deadline)
  switch (ending.kind) {
    case 'live':
      return { kind: 'live', move }
    case 'failed':
      return { kind: 'failed', why: `${service.name}: ${ending.status.replaceAll('_', ' ')} (${deployId})` }
    case 'superseded': {
      const by = ending.by === undefined ? 'another' : `${ending.by.id} of ${ending.by.commit.slice(0, 7)}`
      return { kind: 'superseded', why: `${service.name}: ${by} took the place of ${deployId}` }
    }
    case 'late':
      http.say(`${service.name}: ${deployId} took too long; cancelling it`)
      return { kind: 'failed', ...(await giveUp(place, move, commit)) }
  }
}

/** What is cancelled too late serves nevertheless, and must be brought back. */
async function giveUp(place: Deployable['place'], move: Move, commit: string) {
  const { service, deployId } = move
  const why = `${service.name}: ${deployId} was not live in time`
  await place.cancel(service, deployId).catch(() => undefined)
  const now = (await place.readServices()).find(({ id }) => id === service.id)
  return now?.live?.commit === commit && now.live.id !== move.before?.id ? { move, why } : { why }
}
