import { randomUUID } from 'node:crypto'
import { HEADERS, routePath } from '@ehr/contracts'
import { searchPatients } from '@ehr/feature-patients/contract'
import { recordVitals } from '@ehr/feature-vitals/contract'
import { CHART_ROUTES, PAGE_SIZE, VITAL_VALUES } from './record-routes.ts'
import type { Traffic } from './rounds.ts'

/** Who is asked for, in an order that both servers see. */
export interface Subjects {
  readonly patientIds: readonly string[]
  readonly names: readonly (readonly [string, string])[]
}

/** What is measured: the same requests in two forms. */
export interface TrafficPair {
  readonly ours: Traffic
  readonly bare: Traffic
}

/** How many clients our API sees: each has its own limit of requests a minute. */
const CLIENTS = 1000

/** The pairs by name. @param cookie of somebody who is signed in at the API */
export function planTraffic(
  addresses: { ours: string; bare: string },
  cookie: string,
  { patientIds, names }: Subjects,
): Readonly<Record<'search' | 'chart' | 'vitals', TrafficPair>> {
  const ours = (next: (turn: number) => Sent): Traffic => {
    const turn = createTurns()
    return { address: addresses.ours, next: () => asClient(next(turn()), cookie, addresses.ours) }
  }
  const bare = (next: (turn: number) => Sent): Traffic => {
    const turn = createTurns()
    return { address: addresses.bare, next: () => next(turn()) }
  }
  const patientOf = (turn: number) => patientIds[turn % patientIds.length] ?? ''
  const namesOf = (turn: number) => names[turn % names.length] ?? ['', '']
  const takenAt = () => new Date(Date.now() - 60_000).toISOString()
  const chartOf = (turn: number) => turn % CHART_ROUTES.length
  return {
    search: {
      ours: ours((turn) => post(searchPatients.path, { text: namesOf(turn).join(' '), limit: PAGE_SIZE })),
      bare: bare((turn) => post('/search', { words: namesOf(turn) })),
    },
    chart: {
      ours: ours((turn) => {
        const contract = CHART_ROUTES[chartOf(turn)] ?? CHART_ROUTES[0]
        return get(routePath(contract, { patientId: patientOf(turn) }))
      }),
      bare: bare((turn) => get(`/charts/${chartOf(turn)}/${patientOf(turn)}`)),
    },
    vitals: {
      ours: ours((turn) => {
        const path = routePath(recordVitals, { patientId: patientOf(turn) })
        const sent = post(path, { takenAt: takenAt(), values: VITAL_VALUES })
        return { ...sent, headers: { ...sent.headers, [HEADERS.idempotencyKey]: randomUUID() } }
      }),
      bare: bare((turn) => post(`/vitals/${patientOf(turn)}`, { takenAt: takenAt() })),
    },
  }
}

type Sent = ReturnType<Traffic['next']>

function get(path: string): Sent {
  return { method: 'GET', path, headers: {} }
}

function post(path: string, body: object): Sent {
  return { method: 'POST', path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function asClient(sent: Sent, cookie: string, origin: string): Sent {
  const client = Math.floor(Math.random() * CLIENTS)
  const address = `10.0.${client >> 8}.${client & 255}`
  return { ...sent, headers: { ...sent.headers, cookie, origin, 'x-forwarded-for': address } }
}

function createTurns(): () => number {
  let turn = -1
  return () => {
    turn += 1
    return turn
  }
}
