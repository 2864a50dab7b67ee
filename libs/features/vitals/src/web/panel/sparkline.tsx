import css from './panel.module.css'

export interface SparklineProps {
  /** Oldest first. */
  readonly points: readonly { readonly at: string; readonly value: string }[]
}

const WIDTH = 72
const HEIGHT = 20
const MARGIN = 3

/** The course of the last values at a glance, time to scale; the numbers themselves are on the full screen. */
export function Sparkline({ points }: SparklineProps) {
  if (points.length < 2) return null
  const x = scale(
    points.map(({ at }) => Date.parse(at)),
    { from: MARGIN, to: WIDTH - MARGIN },
  )
  const y = scale(
    points.map(({ value }) => Number(value)),
    { from: HEIGHT - MARGIN, to: MARGIN },
  )
  const places = points.map((point) => ({ x: x(Date.parse(point.at)), y: y(Number(point.value)) }))
  const last = places.at(-1)
  return (
    <svg className={css.sparkline} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <polyline points={places.map((place) => `${place.x},${place.y}`).join(' ')} />
      {last !== undefined && <circle cx={last.x} cy={last.y} r={2.5} />}
    </svg>
  )
}

/** Equal values lie in the middle. */
function scale(values: readonly number[], { from, to }: { from: number; to: number }) {
  const low = Math.min(...values)
  const high = Math.max(...values)
  return (value: number) =>
    Math.round((high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from)) * 10) /
    10
}
