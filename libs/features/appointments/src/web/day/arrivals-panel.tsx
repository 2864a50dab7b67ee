import { patientPaths } from '@ehr/feature-patients/contract'
import { useUiText, useViewer } from '@ehr/ui'
import { formatClinicalDate } from '@ehr/ui/display/clinical-date.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Arrival } from '../../contract.ts'
import { columnsOf } from './arrival-columns.tsx'
import { DayBar } from './day-bar.tsx'
import { DaySummary } from './day-summary.tsx'
import { RowActions } from './row-actions.tsx'
import { StepTroubleNotice } from './step-trouble-notice.tsx'
import { type DayChoice, useArrivals, useDayChoice } from './use-day.ts'
import { useNow } from './use-now.ts'
import { useRowShortcuts } from './use-row-shortcuts.ts'
import { useStep } from './use-step.ts'

/** Who comes today, and how far each has come. */
export function Panel() {
  const choice = useDayChoice()
  return (
    <>
      <DayBar choice={choice} />
      {/* Whose patients are asked for is known with the choices: without them there is nothing to load. */}
      <QueryView query={choice.choicesQuery} skeleton={<Skeleton rows={8} />}>
        {() => <Day choice={choice} />}
      </QueryView>
    </>
  )
}

function Day({ choice }: { readonly choice: DayChoice }) {
  const query = useArrivals(choice)
  return (
    <QueryView
      query={query}
      skeleton={<Skeleton rows={8} />}
      isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      empty={<NobodyBooked choice={choice} />}
    >
      {({ pages }) => (
        <Arrivals
          arrivals={pages.flatMap(({ items }) => items)}
          choice={choice}
          more={query}
          onReadAnew={query.refetch}
        />
      )}
    </QueryView>
  )
}

interface ArrivalsProps {
  readonly arrivals: readonly Arrival[]
  readonly choice: DayChoice
  readonly more: ReturnType<typeof useArrivals>
  readonly onReadAnew: () => unknown
}

function Arrivals({ arrivals, choice, more, onReadAnew }: ArrivalsProps) {
  const { t } = useTranslation('appointments')
  const navigate = useNavigate()
  const { site } = useViewer()
  const list = useRef<HTMLDivElement>(null)
  const stepping = useStep(onReadAnew)
  const now = useNow()
  useRowShortcuts(list)
  return (
    <>
      <StepTroubleNotice stepping={stepping} />
      <DaySummary arrivals={arrivals} />
      <div ref={list}>
        <DataTable
          label={t('day.title')}
          rows={arrivals}
          rowKey={({ id }) => id}
          columns={columnsOf(t, { now, siteZone: site.timeZone, choice })}
          onOpen={({ patientId }) => void navigate({ to: patientPaths.chart(patientId) })}
          more={more}
          rowActions={(arrival) => <RowActions arrival={arrival} stepping={stepping} />}
          rowTone={({ status }) => (isOver(status) ? 'muted' : undefined)}
        />
      </div>
    </>
  )
}

function isOver(status: Arrival['status']): boolean {
  return status === 'fulfilled' || status === 'noshow' || status === 'cancelled'
}

function NobodyBooked({ choice }: { readonly choice: DayChoice }) {
  const { t } = useTranslation('appointments')
  const { language } = useUiText()
  const date = formatClinicalDate(choice.day, language)
  return (
    <EmptyState title={t(choice.who === 'all' ? 'day.empty' : 'day.emptyForOne', { date })}>
      {t('day.emptyWhat')}
    </EmptyState>
  )
}
