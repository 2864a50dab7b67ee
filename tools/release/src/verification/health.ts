import { ask, findHealth, parse } from './fetch-served.ts'
import type { Target, Verdict } from './target.ts'

/** As often as asked in a row: behind one address there are several instances, of which old ones may still answer. */
const TIMES_FOR_EACH_REPLICA = 3

/** The process lives. */
export async function isLive(target: Target): Promise<Verdict> {
  return await answersWith200(target, 'live')
}

/** It may get traffic: its database is there, and at the head of its migrations. */
export async function isReady(target: Target): Promise<Verdict> {
  return await answersWith200(target, 'ready')
}

async function answersWith200(
  { http, plan, environment, url }: Target,
  which: 'live' | 'ready',
): Promise<Verdict> {
  const path = findHealth(plan, environment)?.[which]
  if (path === undefined) return { ok: false, text: 'no application says how its health is asked' }
  const answer = await ask(http, url, path)
  const { detail } = Object(parse(answer))
  const why = typeof detail === 'string' ? `: ${detail}` : ''
  return { ok: answer.status === 200, text: `${path} answers ${answer.status}${why}` }
}

/** Every instance serves what was deployed. */
export async function servesRelease(target: Target): Promise<Verdict> {
  const { http, plan, environment, url, releases } = target
  const path = findHealth(plan, environment)?.version
  if (path === undefined) return { ok: false, text: 'no application says how its version is asked' }
  const replicas = Math.max(1, ...environment.services.map((service) => service.replicas))
  const served = new Set<string>()
  for (let time = 0; time < replicas * TIMES_FOR_EACH_REPLICA; time += 1) {
    const { release } = Object(parse(await ask(http, url, path)))
    served.add(typeof release === 'string' ? release : 'nothing')
  }
  const names = [...served].join(' and ')
  if (releases.length === 0)
    return { ok: served.size === 1 && !served.has('nothing'), text: `serves ${names}` }
  const isServed = [...served].every((release) => isSame(release, releases))
  return { ok: isServed, text: isServed ? `serves ${names}` : `serves ${names}, not ${releases[0]}` }
}

/** The whole name, or its beginning of seven signs or more. */
function isSame(served: string, releases: readonly string[]): boolean {
  return releases.some(
    (release) =>
      served === release || (served.length >= 7 && /^[0-9a-f]+$/.test(served) && release.startsWith(served)),
  )
}

/** The database has at least all migrations of the commit. */
export async function isAtHead({ http, plan, environment, url, head }: Target): Promise<Verdict> {
  if (head === undefined) return { ok: true, text: 'the commit has no migrations' }
  const path = findHealth(plan, environment)?.ready
  if (path === undefined) return { ok: false, text: 'no application says how its health is asked' }
  const { schema } = Object(parse(await ask(http, url, path)))
  if (typeof schema !== 'string') return { ok: false, text: `${path} does not say where the schema is` }
  // Names begin with their time, so that they are ordered as text.
  return { ok: schema >= head, text: schema >= head ? `at ${schema}` : `at ${schema}, before ${head}` }
}
