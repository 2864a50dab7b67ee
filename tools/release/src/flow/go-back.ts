import type { Scene } from '../preconditions/precondition.ts'
import type { Move } from './bring-commit.ts'

/** Whether what served before serves again. */
export type Return = { ok: true } | { ok: false; why: string }

/** Brings each service back to what it had before, the last one first; goes on with the others where one fails. */
export async function goBack(
  { place, http }: Scene,
  moves: readonly Move[],
  deadline: Date,
): Promise<Return> {
  const failures: string[] = []
  for (const { service, before } of moves.toReversed()) {
    if (before === undefined) {
      failures.push(`${service.name} had nothing before`)
      continue
    }
    const { running } = service
    const isOnItsWay = running !== undefined && running.commit === before.commit
    const started = isOnItsWay ? ({ ok: true, id: running.id } as const) : await place.goBack(service, before)
    if (!started.ok) {
      failures.push(`${service.name}: ${started.why}`)
      continue
    }
    http.say(`${service.name}: going back to ${before.id} (${before.commit.slice(0, 7)}) by ${started.id}`)
    const ending = await place.follow(service, started.id, deadline)
    if (ending.kind !== 'live') failures.push(`${service.name}: going back ended as ${ending.kind}`)
  }
  return failures.length === 0 ? { ok: true } : { ok: false, why: failures.join('; ') }
}
