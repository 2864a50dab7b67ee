import autocannon from 'autocannon'
import { tell } from '../harness/index.ts'

const CONNECTIONS = 16
const WARM_UP_SECONDS = 3
const ROUND_SECONDS = 4
const ROUNDS = 5

/** Requests without end, each another. */
export interface Traffic {
  readonly address: string
  next(): { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }
}

/** The median of what both answered in a second. */
export interface Throughput {
  readonly ours: number
  readonly bare: number
}

/** Measures two servers in turns, so that whatever else the machine does meets both. */
export async function measureInTurns(name: string, ours: Traffic, bare: Traffic): Promise<Throughput> {
  for (const traffic of [ours, bare]) await drive(traffic, WARM_UP_SECONDS)
  const rounds: Throughput[] = []
  for (let round = 1; round <= ROUNDS; round += 1) {
    const both = { ours: await drive(ours, ROUND_SECONDS), bare: await drive(bare, ROUND_SECONDS) }
    rounds.push({ ours: both.ours.perSecond, bare: both.bare.perSecond })
    tell(`${name}, round ${round}: ours ${describe(both.ours)}, bare ${describe(both.bare)}`)
  }
  return { ours: median(rounds.map((round) => round.ours)), bare: median(rounds.map((round) => round.bare)) }
}

interface Round {
  readonly perSecond: number
  readonly medianMs: number
  readonly p97Ms: number
}

async function drive({ address, next }: Traffic, duration: number): Promise<Round> {
  const setupRequest = (request: autocannon.Request) => ({ ...request, ...next() })
  const result = await autocannon({
    ...{ url: address, connections: CONNECTIONS, duration, requests: [{ setupRequest }] },
  })
  const failures = result.non2xx + result.errors
  if (failures > 0) throw new Error(`${failures} of ${result.requests.total} requests to ${address} failed.`)
  return {
    perSecond: result.requests.total / result.duration,
    medianMs: result.latency.p50,
    p97Ms: result.latency.p97_5,
  }
}

function describe({ perSecond, medianMs, p97Ms }: Round): string {
  return `${perSecond.toFixed(0)} /s (p50 ${medianMs} ms, p97.5 ${p97Ms} ms)`
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
