import { niceTicks, type TimeTick, timeTicks } from './nice-ticks.ts'

/** One measured value of a trend. */
export interface TrendPoint {
  /** Instant in UTC. */
  readonly at: string
  /** Decimal string, with its reported precision. */
  readonly value: string
  /** Typed and not saved yet: drawn hollow. */
  readonly isUnsaved?: boolean
  readonly interpretation?: 'N' | 'L' | 'H' | 'LL' | 'HH' | 'A' | 'AA' | null | undefined
}

export interface TrendOptions {
  readonly points: readonly TrendPoint[]
  readonly low?: string | null | undefined
  readonly high?: string | null | undefined
  /** Of the drawing, in px, axes included. */
  readonly width: number
  readonly height: number
}

export interface TrendPlan {
  readonly plot: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  /** Oldest first. */
  readonly dots: readonly { readonly x: number; readonly y: number; readonly point: TrendPoint }[]
  readonly band: { readonly y: number; readonly height: number } | undefined
  readonly valueTicks: readonly { readonly y: number; readonly value: number }[]
  readonly timeTicks: readonly (TimeTick & { readonly x: number })[]
}

const MARGIN = { left: 44, right: 12, top: 10, bottom: 22 }
const PX_PER_TIME_LABEL = 90
const PX_PER_VALUE_LABEL = 32

/**
 * Where everything of a trend stands: time to scale, the vertical axis round the values and the range and not
 * forced to start at 0 (NHS GTAB-085, 100, 166, 182).
 */
export function planTrend({ points, low, high, width, height }: TrendOptions): TrendPlan {
  const plot = {
    left: MARGIN.left,
    right: width - MARGIN.right,
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  }
  const ordered = points.toSorted((one, other) => one.at.localeCompare(other.at))
  const times = paddedSpan(
    ordered.map(({ at }) => Date.parse(at)),
    43_200_000,
  )
  const values = paddedSpan([...ordered.map(({ value }) => Number(value)), ...limits(low, high)], 0.5)
  const xOf = scale(times, plot.left, plot.right)
  const yOf = scale(values, plot.bottom, plot.top)
  return {
    plot,
    dots: ordered.map((point) => ({ x: xOf(Date.parse(point.at)), y: yOf(Number(point.value)), point })),
    band: bandOf(low, high, { plot, yOf }),
    valueTicks: niceTicks(
      values.from,
      values.to,
      Math.max(2, Math.floor((plot.bottom - plot.top) / PX_PER_VALUE_LABEL)),
    ).map((value) => ({ value, y: yOf(value) })),
    timeTicks: timeTicks(
      times.from,
      times.to,
      Math.max(2, Math.floor((plot.right - plot.left) / PX_PER_TIME_LABEL)),
    ).map((tick) => ({ ...tick, x: xOf(Date.parse(tick.day)) })),
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

/** From the least to the greatest with a twelfth of air on both sides; one value alone gets `lone` each way. */
function paddedSpan(numbers: readonly number[], lone: number): Span {
  const from = Math.min(...numbers)
  const to = Math.max(...numbers)
  const air = to > from ? (to - from) / 12 : lone
  return { from: from - air, to: to + air }
}

function scale({ from, to }: Span, start: number, end: number): (value: number) => number {
  return (value) => Math.round((start + ((value - from) / (to - from)) * (end - start)) * 10) / 10
}

function limits(...given: readonly (string | null | undefined)[]): number[] {
  return given.flatMap((limit) => (limit ? [Number(limit)] : []))
}

interface Frame {
  readonly plot: TrendPlan['plot']
  readonly yOf: (value: number) => number
}

/** The pale band of the range; open to the edge where it has one limit only. */
function bandOf(
  low: TrendOptions['low'],
  high: TrendOptions['high'],
  { plot, yOf }: Frame,
): TrendPlan['band'] {
  if (!low && !high) return undefined
  const top = high ? yOf(Number(high)) : plot.top
  const bottom = low ? yOf(Number(low)) : plot.bottom
  return { y: top, height: Math.max(0, bottom - top) }
}
