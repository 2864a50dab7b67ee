import { type PatientSummary, searchPatients } from '@ehr/feature-patients/contract'
import { useViewer } from '@ehr/ui'
import { ageOn } from '@ehr/ui/display/age.ts'
import { AgeText } from '@ehr/ui/display/components/age-text.tsx'
import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
import { PatientNameText } from '@ehr/ui/display/components/patient-name-text.tsx'
import { SexText } from '@ehr/ui/display/components/sex-text.tsx'
import { localTime } from '@ehr/ui/display/site-time.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { appointmentPaths } from '../../contract.ts'

const WAIT_MS = 200

/** For whom to book; the form itself stands in the patient's chart, below the banner that names them. */
export function Screen() {
  const { t } = useTranslation('appointments')
  const navigate = useNavigate()
  const { timeZone } = useViewer().site
  const results = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), WAIT_MS)
  const query = useInfiniteQuery({
    ...pagesOf(searchPatients, { body: { text } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={t('choose.title')} subtitle={t('choose.text')}>
      <TextInput
        type="search"
        label={t('choose.label')}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.code !== 'ArrowDown') return
          event.preventDefault()
          results.current?.querySelector<HTMLElement>('[data-row]')?.focus()
        }}
      />
      <div ref={results}>
        <QueryView
          query={query}
          isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
          empty={<EmptyState title={t('choose.nothing')}>{t('choose.nothingWhat')}</EmptyState>}
        >
          {({ pages }) => (
            <DataTable
              label={t('choose.title')}
              rows={pages.flatMap(({ items }) => items)}
              rowKey={({ id }) => id}
              columns={columnsOf(t, localTime(new Date(), timeZone).day)}
              density="dense"
              onOpen={({ id }) => void navigate({ to: appointmentPaths.book(id) })}
              more={query}
            />
          )}
        </QueryView>
      </div>
    </Page>
  )
}

function columnsOf(t: TFunction<'appointments'>, today: string): TableColumn<PatientSummary>[] {
  return [
    {
      key: 'name',
      header: t('column.patient'),
      phone: 'first',
      cell: ({ names }) => <PatientNameText names={names} latinForm="beside" />,
    },
    {
      key: 'born',
      header: t('column.born'),
      breaks: 'whole',
      cell: ({ birthDate }) => (
        <>
          <ClinicalDay date={birthDate} />
          {birthDate !== null && (
            <>
              {' ('}
              <AgeText age={ageOn(birthDate, today)} />
              {')'}
            </>
          )}
        </>
      ),
    },
    { key: 'sex', header: t('column.sex'), cell: ({ sex }) => <SexText sex={sex} /> },
    {
      key: 'mrn',
      header: t('column.mrn'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ mrn }) => <Identifier value={mrn} />,
    },
  ]
}
