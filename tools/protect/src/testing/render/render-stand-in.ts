import { type Answered, type Asked, serve } from '@ehr/release/testing'
import { ANSWERS, type PlayedRender } from './played-render.ts'
import { RENDER_CALLS, type RenderCall } from './render-calls.ts'

/** Render’s interface for settings, played on this machine. */
export interface RenderSettingsStandIn {
  env: Readonly<Record<string, string>>
  render: PlayedRender
  /** Calls that write, by their names, in order. */
  writes: readonly string[]
  /** How requests differ from what Render publishes. */
  violations: readonly string[]
  /** Answers the next calls of a name otherwise, one after the other. */
  play(name: string, ...answers: readonly Answered[]): void
  close(): Promise<void>
}

const KEY = 'rnd_0123456789abcdefghij'

/** Starts it; every request is held against what Render publishes. */
export async function startRenderSettings(render: PlayedRender): Promise<RenderSettingsStandIn> {
  const writes: string[] = []
  const violations: string[] = []
  const played = new Map<string, Answered[]>()
  const carryOut = ({ name, path }: RenderCall, { method, path: at, query, text }: Asked): Answered => {
    const other = played.get(name)?.shift()
    if (other !== undefined) return other
    if (method !== 'GET') writes.push(name)
    const body: Record<string, unknown> = text === '' ? {} : JSON.parse(text)
    return ANSWERS[name]?.({ render, ids: (path.exec(at) ?? []).slice(1), query, body }) ?? {}
  }
  const answer = (asked: Asked): Answered => {
    if (asked.headers.authorization !== `Bearer ${KEY}`)
      return { status: 401, body: { message: 'unauthorized' } }
    const call = RENDER_CALLS.find(({ method, path }) => method === asked.method && path.test(asked.path))
    const wrong = judge(asked, call)
    if (call === undefined || wrong !== undefined) {
      violations.push(wrong ?? asked.path)
      return { status: call === undefined ? 404 : 400, body: { id: 'err-1', message: wrong } }
    }
    return carryOut(call, asked)
  }
  const { url, close } = await serve(answer)
  const env = { RENDER_API_URL: `${url}/v1`, RENDER_API_KEY: KEY }
  const play = (name: string, ...answers: readonly Answered[]) => void played.set(name, [...answers])
  return { env, render, writes, violations, play, close }
}

/** Says how a request differs from what Render publishes. */
function judge({ method, path, query, text }: Asked, call: RenderCall | undefined): string | undefined {
  const title = `${method} ${path}`
  if (call === undefined) return `${title}: there is no such call`
  const unknown = [...query.keys()].filter((name) => !call.query.includes(name))
  if (unknown.length > 0) return `${title}: unknown in the query: ${unknown.join(', ')}`
  if (call.body === undefined) return text === '' ? undefined : `${title}: takes no body`
  const told = call.body.safeParse(text === '' ? undefined : JSON.parse(text))
  return told.success ? undefined : `${title}: ${told.error.message}`
}
