import { formatClinicalDate } from '../display/clinical-date.ts'
import { localTime } from '../display/site-time.ts'
import { useUiText } from '../i18n/use-language.ts'
import { useViewer } from '../viewer/viewer.ts'
import type { TimeTick } from './nice-ticks.ts'
import { planTrend, type TrendOptions, type TrendPlan } from './plan-trend.ts'
import css from './trend.module.css'

export interface TrendDrawingProps extends TrendOptions {
  readonly label: string
}

/** Dots joined by straight lines over a pale range band; left to right in every language. */
export function TrendDrawing({ label, ...options }: TrendDrawingProps) {
  const plan = planTrend(options)
  const { plot, dots, band } = plan
  return (
    <svg
      className={css.drawing}
      width={options.width}
      height={options.height}
      role="img"
      aria-label={label}
      direction="ltr"
    >
      {band !== undefined && (
        <rect
          className={css.band}
          x={plot.left}
          width={plot.right - plot.left}
          y={band.y}
          height={band.height}
        />
      )}
      <ValueAxis plan={plan} />
      <TimeAxis plan={plan} />
      <polyline className={css.line} points={dots.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {dots.map((dot, place) => (
        // Two equal values of one moment are two dots.
        <Dot key={`${dot.point.at} ${place}`} dot={dot} />
      ))}
    </svg>
  )
}

function Dot({ dot: { x, y, point } }: { readonly dot: TrendPlan['dots'][number] }) {
  const { t, language } = useUiText()
  const { timeZone } = useViewer().site
  const { day, time } = localTime(point.at, timeZone)
  const unsaved = point.isUnsaved === true ? `, ${t('trend.unsaved')}` : ''
  return (
    <circle
      className={css.dot}
      cx={x}
      cy={y}
      r={3.5}
      data-unsaved={point.isUnsaved}
      data-flag={point.interpretation}
    >
      <title>{`${formatClinicalDate(day, language)} ${time}: ${point.value}${unsaved}`}</title>
    </circle>
  )
}

function ValueAxis({ plan: { plot, valueTicks } }: { readonly plan: TrendPlan }) {
  return valueTicks.map(({ y, value }) => (
    <g key={value} aria-hidden>
      <line className={css.grid} x1={plot.left} x2={plot.right} y1={y} y2={y} />
      <text className={css.tick} x={plot.left - 6} y={y} textAnchor="end" dominantBaseline="middle">
        {value}
      </text>
    </g>
  ))
}

function TimeAxis({ plan: { plot, timeTicks } }: { readonly plan: TrendPlan }) {
  const { language } = useUiText()
  return (
    <g aria-hidden>
      <line className={css.axis} x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
      {timeTicks.map(({ day, unit, x }) => (
        <g key={day}>
          <line className={css.axis} x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 4} />
          <text className={css.tick} x={x} y={plot.bottom + 16} textAnchor="middle">
            {tickText({ day, unit }, language)}
          </text>
        </g>
      ))}
    </g>
  )
}

function tickText({ day, unit }: TimeTick, language: Parameters<typeof formatClinicalDate>[1]): string {
  return formatClinicalDate({ value: day, precision: unit }, language)
}
