import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
import { PatientNameText } from '@ehr/ui/display/components/patient-name-text.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { type PanelRow, PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { listUnsigned, notePaths, type UnsignedNote } from '../contract.ts'

/** One's own notes that wait for a signature, oldest first. */
export function Panel() {
  const { t } = useTranslation('clinical-notes')
  const query = useQuery(queryOf(listUnsigned, {}))
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyState title={t('unsigned.none')}>{t('unsigned.noneText')}</EmptyState>}
    >
      {({ items }) => (
        <PanelRows label={t('unsigned.title')} rows={items.map((note) => rowOfUnsigned(note, t))} />
      )}
    </QueryView>
  )
}

function rowOfUnsigned(note: UnsignedNote, t: TFunction<'clinical-notes'>): PanelRow {
  const { patient, startedAt, addendumTo } = note
  const { birthDate, mrn } = patient
  return {
    key: note.id,
    to: notePaths.one(note),
    title: <PatientNameText names={patient.names} latinForm="beside" />,
    ...(patient.isRestricted
      ? { mark: <IconLock size={14} aria-label={t('unsigned.restricted')} role="img" /> }
      : {}),
    end: <ClinicalMoment at={startedAt} />,
    detail: (
      <>
        {addendumTo !== null && (
          <>
            <StatusMark>{t('addendum.one')}</StatusMark>{' '}
          </>
        )}
        {birthDate !== null && <ClinicalDay date={birthDate} />}
        {mrn !== null && (
          <>
            {' · '}
            <Identifier value={mrn} />
          </>
        )}
      </>
    ),
  }
}
