/** Round numbers between two values, at most `most` of them: 36, 36.5, 37. */
export function niceTicks(low: number, high: number, most: number): number[] {
  const span = high - low
  if (!(span > 0)) return [low]
  const power = 10 ** Math.floor(Math.log10(span / most))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => span / size <= most) ?? span
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  // Multiplying by the step's inverse keeps 0.1 + 0.2 from becoming 0.30000000000000004.
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(power)))
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(decimals)),
  )
}

export interface TimeTick {
  /** A calendar day, `2026-11-01`. */
  readonly day: string
  readonly unit: 'day' | 'month' | 'year'
}

const DAY_MS = 86_400_000

/** Starts of days, months or years between two moments, few enough to be labelled. */
export function timeTicks(from: number, to: number, most: number): TimeTick[] {
  const days = (to - from) / DAY_MS
  if (days <= most * 7) return daily(from, to, Math.max(1, Math.ceil(days / most)))
  const months = days / 30.44
  if (months <= most * 6) return monthly(from, to, Math.max(1, Math.ceil(months / most)))
  return yearly(from, to, Math.max(1, Math.ceil(months / 12 / most)))
}

function daily(from: number, to: number, step: number): TimeTick[] {
  const ticks: TimeTick[] = []
  for (let at = Math.ceil(from / DAY_MS) * DAY_MS; at <= to; at += step * DAY_MS) {
    ticks.push({ day: dayOf(at), unit: 'day' })
  }
  return ticks
}

function monthly(from: number, to: number, step: number): TimeTick[] {
  const start = new Date(from)
  const ticks: TimeTick[] = []
  for (let index = 1; ; index += step) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index, 1)
    if (at > to) return ticks
    ticks.push({ day: dayOf(at), unit: 'month' })
  }
}

function yearly(from: number, to: number, step: number): TimeTick[] {
  const ticks: TimeTick[] = []
  for (let year = new Date(from).getUTCFullYear() + 1; ; year += step) {
    const at = Date.UTC(year, 0, 1)
    if (at > to) return ticks
    ticks.push({ day: dayOf(at), unit: 'year' })
  }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
