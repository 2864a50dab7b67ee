import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** A person counts as active for five minutes after a request. */
const ACTIVE_MS = 5 * 60_000

/** Upper bounds in seconds: from an answer out of memory to the statement timeout. */
const LATENCY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

/** One answered request, by the pattern of its route. */
export interface ObservedRequest {
  readonly method: string
  /** `/api/patients/:patientId`, never an address; absent where no route matched. */
  readonly route: string | undefined
  readonly status: number
  readonly seconds: number
  /** Account that asked; counted, never shown. */
  readonly userId: string | undefined
}

/** One entry of the audit trail, as far as a count needs it. */
export interface ObservedEvent {
  readonly action: string
  readonly outcome: string
  readonly recordType?: string | undefined
}

/** State of a connection pool, as node-postgres tells it. */
export interface PoolState {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
}

export interface Metrics {
  observeRequest(request: ObservedRequest): void
  observeEvent(event: ObservedEvent): void
  /** In Prometheus' text format. */
  render(): Promise<string>
  readonly contentType: string
}

export interface MetricsOptions {
  readonly release: string
  readonly pool?: PoolState | undefined
  readonly now?: () => number
}

/**
 * Counts what an operator watches. Names follow the conventions of Prometheus (base units, `_total`, one unit a
 * name); labels are patterns and kinds only, so that no patient and no person is in them.
 */
export function createMetrics({ release, pool, now = Date.now }: MetricsOptions): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const lastSeen = new Map<string, number>()
  const { requests, events } = createCounters(registry)
  registerGauges(registry, { release, pool, countActive: () => countActive(lastSeen, now()) })
  return {
    observeRequest({ method, route = 'none', status, seconds, userId }) {
      requests.observe({ method, route, status_code: status }, seconds)
      if (userId !== undefined) lastSeen.set(userId, now())
    },
    observeEvent({ action, outcome, recordType = 'none' }) {
      events.inc({ action, outcome, record_type: recordType })
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function createCounters(registry: Registry) {
  const registers = [registry]
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status; its _count is the number of requests and, by status, of errors',
    labelNames: ['method', 'route', 'status_code'],
    buckets: LATENCY_BUCKETS,
    registers,
  })
  const events = new Counter({
    name: 'ehr_audit_events_total',
    help: 'What was recorded; registrations are action="create", record_type="patient", visits "encounter"',
    labelNames: ['action', 'outcome', 'record_type'],
    registers,
  })
  return { requests, events }
}

interface GaugeSources {
  readonly release: string
  readonly pool: PoolState | undefined
  readonly countActive: () => number
}

function registerGauges(registry: Registry, { release, pool, countActive }: GaugeSources): void {
  const registers = [registry]
  new Gauge({
    name: 'ehr_build_info',
    help: 'Always 1; the release that runs is its label',
    labelNames: ['release'],
    registers,
  }).set({ release }, 1)
  new Gauge({
    name: 'ehr_active_users',
    help: 'People who sent a request to this process in the last five minutes',
    registers,
    collect() {
      this.set(countActive())
    },
  })
  if (pool === undefined) return
  new Gauge({
    name: 'db_pool_connections',
    help: 'Connections of the pool by state; waiting are requests that wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'in_use' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

/** Forgets, while counting, who has gone. */
function countActive(lastSeen: Map<string, number>, now: number): number {
  for (const [userId, at] of lastSeen) if (now - at > ACTIVE_MS) lastSeen.delete(userId)
  return lastSeen.size
}
