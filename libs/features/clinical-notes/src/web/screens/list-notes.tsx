import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { ErrorSwitch } from '@ehr/ui/table/error-switch.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listNotes, type NoteHead, notePaths, startNote } from '../../contract.ts'
import { NoteState, toneOf } from '../note-state.tsx'

/** All notes of a patient, newest first. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('clinical-notes')
  const navigate = useNavigate()
  const mayWrite = useIsAllowed(startNote.access)
  const [withErrors, setWithErrors] = useState(false)
  const enteredInError = withErrors ? 'include' : 'omit'
  const query = useInfiniteQuery(pagesOf(listNotes, { params: { patientId }, query: { enteredInError } }))
  return (
    <Page
      title={t('title')}
      actions={<ErrorSwitch isOn={withErrors} onChange={setWithErrors} />}
      {...(mayWrite
        ? {
            primary: (
              <ButtonLink variant="filled" to={notePaths.start(patientId)}>
                {t('write')}
              </ButtonLink>
            ),
          }
        : {})}
    >
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
            onOpen={(note) => void navigate({ to: notePaths.one(note) })}
            more={query}
            rowTone={toneOf}
          />
        )}
      </QueryView>
    </Page>
  )
}

function columnsOf(t: TFunction<'clinical-notes'>): TableColumn<NoteHead>[] {
  return [
    {
      key: 'startedAt',
      header: t('field.startedAt'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ startedAt }) => <ClinicalMoment at={startedAt} />,
    },
    {
      key: 'author',
      header: t('field.author'),
      phone: 'first',
      cell: ({ author, signedAs, status }) => (
        <>
          <bdi>{signedAs ?? author.name}</bdi> <NoteState status={status} />
        </>
      ),
    },
    {
      key: 'diagnoses',
      header: t('field.diagnoses'),
      cell: ({ diagnoses }) => <bdi>{diagnoses.map(({ display }) => display).join(' · ')}</bdi>,
    },
    {
      key: 'signedAt',
      header: t('field.signedAt'),
      phone: 'none',
      breaks: 'whole',
      cell: ({ signedAt }) => (signedAt === null ? t('notSigned') : <ClinicalMoment at={signedAt} />),
    },
  ]
}
