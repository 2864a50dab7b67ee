import autocannon from 'autocannon'

/** What a server must hold under load. */
export interface LoadBudget {
  p95Ms: number
  errorPercent: number
  requestsPerSecond: number
}

/** What is asked, and for how long. */
export interface LoadQuestion extends LoadBudget {
  address: string
  paths: readonly string[]
  cookie?: string
  seconds: number
}

/** What was measured. */
export interface LoadResult {
  p95Ms: number
  errorPercent: number
  perSecond: number
  count: number
}

const CONNECTIONS = 10
/** How many clients the server sees: each has its own limit of requests a minute. */
const CLIENTS = 1000
/** The measuring itself loses a little; a server that falls behind loses more. */
const HELD_SHARE = 0.95

/** Asks paths in turns at the rate wanted, and measures how the server answers. */
export async function measureLoad(question: LoadQuestion): Promise<LoadResult> {
  const { address, paths, cookie, seconds, requestsPerSecond } = question
  const times: number[] = []
  let turn = 0
  const setupRequest = (request: autocannon.Request) => {
    turn += 1
    const client = turn % CLIENTS
    const headers = { 'x-forwarded-for': `10.0.${client >> 8}.${client & 255}`, ...(cookie && { cookie }) }
    return { ...request, method: 'GET' as const, path: paths[turn % paths.length] ?? '/', headers }
  }
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url: address,
        connections: CONNECTIONS,
        duration: seconds,
        overallRate: requestsPerSecond,
        requests: [{ setupRequest }],
      },
      (error, measured) => (error ? reject(error) : resolve(measured)),
    )
    instance.on('response', (_client, _status, _bytes, time) => void times.push(time))
  })
  const failed = result.non2xx + result.errors
  const asked = times.length + result.errors
  return {
    p95Ms: percentile(times, 0.95),
    errorPercent: asked === 0 ? 100 : (failed / asked) * 100,
    perSecond: times.length / result.duration,
    count: asked,
  }
}

/** Says in which ways a result is outside of the budget; nothing where it holds. */
export function judgeLoad(result: LoadResult, budget: LoadBudget): string[] {
  const { p95Ms, errorPercent, perSecond } = result
  return [
    ...(p95Ms <= budget.p95Ms ? [] : [`p95 is ${p95Ms.toFixed(0)} ms, at most ${budget.p95Ms} ms is wanted`]),
    ...(errorPercent <= budget.errorPercent
      ? []
      : [`${errorPercent.toFixed(1)} % failed, at most ${budget.errorPercent} % is wanted`]),
    ...(perSecond >= budget.requestsPerSecond * HELD_SHARE
      ? []
      : [`${perSecond.toFixed(1)} a second were answered, ${budget.requestsPerSecond} are wanted`]),
  ]
}

/** Renders what was measured in one line. */
export function renderLoad({ p95Ms, errorPercent, perSecond, count }: LoadResult): string {
  return `${count} requests, ${perSecond.toFixed(1)} a second, p95 ${p95Ms.toFixed(0)} ms, ${errorPercent.toFixed(1)} % failed.`
}

/** The time that this share of all took at most; endless where nothing was answered. */
function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.POSITIVE_INFINITY
}
