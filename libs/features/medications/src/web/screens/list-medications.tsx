import type { PatientProps, ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { ErrorSwitch } from '@ehr/ui/table/error-switch.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { prescribe } from '../../contract/orders.ts'
import { listMedications, medicationPaths } from '../../contract.ts'
import { MedicationTable } from '../medication-table.tsx'
import { StandingConflicts } from '../warnings/standing-conflicts.tsx'

/** What a patient takes, from A to Z; below it what the patient took, newest first. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('medications')
  const mayPrescribe = useIsAllowed(prescribe.access)
  return (
    <Page
      title={t('title')}
      primary={
        mayPrescribe && (
          <ButtonLink variant="filled" to={medicationPaths.prescribe(patientId)}>
            {t('prescribe')}
          </ButtonLink>
        )
      }
    >
      <StandingConflicts patientId={patientId} />
      <CurrentMedications patientId={patientId} />
      <PastMedications patientId={patientId} />
    </Page>
  )
}

function CurrentMedications({ patientId }: PatientProps) {
  const { t } = useTranslation('medications')
  const query = useInfiniteQuery(
    pagesOf(listMedications, { params: { patientId }, query: { status: 'current' } }),
  )
  return (
    <Section title={t('current')}>
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('empty.current')}>{t('empty.currentText')}</EmptyState>}
      >
        {({ pages }) => (
          <MedicationTable
            label={t('current')}
            medications={pages.flatMap(({ items }) => items)}
            more={query}
          />
        )}
      </QueryView>
    </Section>
  )
}

function PastMedications({ patientId }: PatientProps) {
  const { t } = useTranslation('medications')
  const [withErrors, setWithErrors] = useState(false)
  const enteredInError = withErrors ? 'include' : 'omit'
  const query = useInfiniteQuery(
    pagesOf(listMedications, { params: { patientId }, query: { status: 'past', enteredInError } }),
  )
  return (
    <Section title={t('past')} actions={<ErrorSwitch isOn={withErrors} onChange={setWithErrors} />}>
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('empty.past')} />}
      >
        {({ pages }) => (
          <MedicationTable
            label={t('past')}
            medications={pages.flatMap(({ items }) => items)}
            more={query}
            isPast
          />
        )}
      </QueryView>
    </Section>
  )
}
