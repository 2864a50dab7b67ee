/** Which way a migration is run. */
export type Direction = 'up' | 'down'

/** What the runner tells while it works, for whoever watches a deploy. */
export type MigrateEvent =
  | { kind: 'waiting-for-other'; holder: string }
  | { kind: 'started'; name: string; direction: Direction; isTransactional: boolean; isResumed: boolean }
  | { kind: 'finished'; name: string; direction: Direction; durationMs: number }
  | {
      kind: 'retry'
      name: string
      direction: Direction
      attempt: number
      attempts: number
      waitMs: number
      reason: string
      /** Sessions that hold locks on tables, which may be those waited for. */
      holders: string[]
    }
  | { kind: 'invalid-index-dropped'; name: string; index: string }
  | { kind: 'statement-skipped'; name: string; sql: string }
  | { kind: 'edited'; names: string[] }

/** Says an event in one line. */
export function renderMigrateEvent(event: MigrateEvent): string {
  switch (event.kind) {
    case 'waiting-for-other':
      return `waiting  another migration runs on this database: ${event.holder}`
    case 'started':
      return renderStart(event)
    case 'finished':
      return `${(event.direction === 'up' ? 'applied' : 'undone').padEnd(8)} ${event.name} (${renderDuration(event.durationMs)})`
    case 'retry':
      return renderRetry(event)
    case 'invalid-index-dropped':
      return `mending  ${event.name}: dropped the invalid index ${event.index}, which an interrupted run had left`
    case 'statement-skipped':
      return `mending  ${event.name}: done already by the interrupted run: ${event.sql}`
    case 'edited':
      return `warning  edited after they were applied here: ${event.names.join(', ')}. The database has what they were then; "pnpm ehr migrate repair" or "pnpm ehr db reset" helps.`
  }
}

/** Says milliseconds for people: `38 ms`, `4.2 s`, `12 min`. */
export function renderDuration(durationMs: number): string {
  if (durationMs < 1_000) return `${Math.round(durationMs)} ms`
  if (durationMs < 120_000) return `${(durationMs / 1_000).toFixed(1)} s`
  return `${Math.round(durationMs / 60_000)} min`
}

function renderStart(event: Extract<MigrateEvent, { kind: 'started' }>): string {
  const doing = event.direction === 'up' ? 'applying' : 'undoing'
  const remarks = [
    ...(event.isTransactional ? [] : ['outside of a transaction']),
    ...(event.isResumed ? ['an interrupted run goes on'] : []),
  ]
  return `${doing.padEnd(8)} ${event.name}${remarks.length === 0 ? '' : ` (${remarks.join('; ')})`}`
}

function renderRetry(event: Extract<MigrateEvent, { kind: 'retry' }>): string {
  const again = `attempt ${event.attempt + 1} of ${event.attempts} in ${renderDuration(event.waitMs)}`
  const holders = event.holders.length === 0 ? '' : ` Sessions with locks: ${event.holders.join(', ')}.`
  return `waiting  ${event.name}: ${event.reason}; ${again}.${holders}`
}
