import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import type { TrendPoint } from '@ehr/ui/trend/plan-trend.ts'
import { Trend } from '@ehr/ui/trend/trend.tsx'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sameUnit, VITAL_FACTS, type VitalKind } from '../../contract/vital-kinds.ts'
import { type Vital, vitalTrend } from '../../contract.ts'
import { kindName } from '../display/kind-name.ts'

export interface VitalTrendProps {
  readonly patientId: string
  readonly kind: VitalKind
  /** Typed and not saved yet: drawn hollow. */
  readonly unsaved?: TrendPoint | undefined
  /** Height of the drawing in px. */
  readonly height?: number
}

/** Values drawn at first; a press brings those before. */
const PAGE = 100

/** One kind over time: a drawing for each unit it was measured in, since units are never mixed. */
export function VitalTrend({ patientId, kind, unsaved, height = 180 }: VitalTrendProps) {
  const { t } = useTranslation('vitals')
  const query = useInfiniteQuery(pagesOf(vitalTrend, { params: { patientId }, query: { kind, limit: PAGE } }))
  return (
    <QueryView query={query}>
      {({ pages }) => (
        <>
          {seriesOf(
            pages.flatMap(({ items }) => items),
            kind,
            unsaved,
          ).map(({ unit, points, newest }) => (
            <Trend
              key={unit}
              name={kindName(kind, '', t)}
              unit={unit}
              points={points}
              low={newest?.range?.low}
              high={newest?.range?.high}
              height={height}
            />
          ))}
          {query.hasNextPage && (
            <Button
              size="compact-sm"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('earlierValues')}
            </Button>
          )}
        </>
      )}
    </QueryView>
  )
}

interface Series {
  readonly unit: string
  readonly points: readonly TrendPoint[]
  readonly newest: Vital | undefined
}

/** The unsaved value belongs to the kind's own unit, which is drawn even when it has no other value yet. */
function seriesOf(vitals: readonly Vital[], kind: VitalKind, unsaved: TrendPoint | undefined): Series[] {
  const { unit: ownUnit } = VITAL_FACTS[kind]
  const byUnit = Map.groupBy(vitals, ({ unit }) => sameUnit(unit))
  const units = new Set([ownUnit, ...byUnit.keys()])
  return [...units].map((unit) => {
    const ofUnit = byUnit.get(unit) ?? []
    const points = ofUnit.flatMap(pointOf)
    const isOwn = unit === ownUnit && unsaved !== undefined
    return { unit, points: isOwn ? [...points, unsaved] : points, newest: ofUnit[0] }
  })
}

function pointOf({ takenAt, value, interpretation }: Vital): TrendPoint[] {
  return value === null ? [] : [{ at: takenAt, value, interpretation }]
}
