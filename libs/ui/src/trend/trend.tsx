import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import { unitText } from '../display/clinical-number.ts'
import { formatRange } from '../display/reference-range.ts'
import { useUiText } from '../i18n/use-language.ts'
import type { TrendPoint } from './plan-trend.ts'
import css from './trend.module.css'
import { TrendDrawing } from './trend-drawing.tsx'
import { TrendTable } from './trend-table.tsx'

export interface TrendProps {
  /** What was measured, in words. */
  readonly name: string
  readonly unit: string
  readonly points: readonly TrendPoint[]
  readonly low?: string | null | undefined
  readonly high?: string | null | undefined
  /** Height of the drawing in px; 180 unless told. */
  readonly height?: number
}

/** Values of one test over time, as a drawing and, at a press, as a table. */
export function Trend(props: TrendProps) {
  const { t } = useUiText()
  const { ref, width } = useElementSize()
  const [isTable, setTable] = useState(false)
  const { name, points, low, high, height = 180 } = props
  const unit = unitText(props.unit)
  const range = formatRange({ low, high })
  return (
    <figure className={css.trend} ref={ref}>
      <figcaption className={css.caption}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <bdi dir="ltr">{unit}</bdi>
        {range !== undefined && (
          <span className={css.range}>
            {t('trend.range', { range: '' })}
            <bdi dir="ltr">{range}</bdi>
          </span>
        )}
        <Button size="compact-xs" className={css.switch ?? ''} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'trend.asChart' : 'trend.asTable')}
        </Button>
      </figcaption>
      {isTable && <TrendTable points={points} unit={props.unit} low={low} high={high} />}
      {!isTable && points.length === 0 && <p className={css.none}>{t('trend.noValues')}</p>}
      {!isTable && points.length > 0 && width > 0 && (
        <TrendDrawing {...{ points, low, high, width, height }} label={t('trend.chart', { name, unit })} />
      )}
    </figure>
  )
}
