import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { ErrorSwitch } from '@ehr/ui/table/error-switch.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Encounter, encounterPaths, listEncounters } from '../../contract.ts'
import { EncounterState, toneOf } from '../encounter-state.tsx'
import { EncounterTitle } from '../encounter-title.tsx'

/** All visits of a patient, newest first. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('encounters')
  const navigate = useNavigate()
  const [withErrors, setWithErrors] = useState(false)
  const enteredInError = withErrors ? 'include' : 'omit'
  const query = useInfiniteQuery(
    pagesOf(listEncounters, { params: { patientId }, query: { enteredInError } }),
  )
  return (
    <Page title={t('title')} actions={<ErrorSwitch isOn={withErrors} onChange={setWithErrors} />}>
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      >
        {({ pages }) => (
          <DataTable
            label={t('title')}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            columns={columnsOf(t)}
            onOpen={({ id }) => void navigate({ to: encounterPaths.detail(patientId, id) })}
            more={query}
            rowTone={toneOf}
          />
        )}
      </QueryView>
    </Page>
  )
}

function columnsOf(t: TFunction<'encounters'>): TableColumn<Encounter>[] {
  return [
    {
      key: 'startedAt',
      header: t('field.startedAt'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ startedAt }) => <ClinicalMoment at={startedAt} />,
    },
    {
      key: 'type',
      header: t('field.type'),
      phone: 'first',
      cell: (encounter) => (
        <>
          <EncounterTitle encounter={encounter} /> <EncounterState status={encounter.status} />
        </>
      ),
    },
    {
      key: 'reason',
      header: t('field.reason'),
      cell: ({ reason }) => reason !== null && <CodingText coding={reason} />,
    },
    {
      key: 'class',
      header: t('field.class'),
      phone: 'none',
      cell: (encounter) => t(`value.class.${encounter.class}`),
    },
    {
      key: 'practitioner',
      header: t('field.practitioner'),
      cell: ({ practitioner }) => practitioner !== null && <bdi>{practitioner.name}</bdi>,
    },
    {
      key: 'location',
      header: t('field.location'),
      phone: 'none',
      cell: ({ location }) => location !== null && <bdi>{location.name}</bdi>,
    },
  ]
}
