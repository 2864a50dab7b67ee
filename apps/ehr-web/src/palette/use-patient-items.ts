import { patientPaths, searchPatients } from '@ehr/feature-patients/contract'
import { queryOf, useIsAllowed } from '@ehr/ui'
import { formatClinicalDate } from '@ehr/ui/display/clinical-date.ts'
import { shownNames } from '@ehr/ui/display/patient-name.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PaletteItem } from './palette-items.ts'

/** Fewer letters would name half of the clinic. */
const SHORTEST = 2

const WAIT_MS = 200
const MOST = 6

/** Patients who match what was typed; each search is recorded in the audit trail like any other. */
export function usePatientItems(text: string): { items: readonly PaletteItem[]; hasFailed: boolean } {
  const navigate = useNavigate()
  const { t, language } = useUiText()
  const mayOpen = useIsAllowed(searchPatients.access)
  const [settled] = useDebouncedValue(text.trim(), WAIT_MS)
  const isAsked = mayOpen && settled.length >= SHORTEST
  const query = useQuery({
    ...queryOf(searchPatients, { body: { text: settled, limit: MOST } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const patients = isAsked ? (query.data?.items ?? []) : []
  return {
    hasFailed: isAsked && query.error !== null,
    items: patients.map((patient) => ({
      id: patient.id,
      group: 'patients',
      label: shownNames(patient.names).main.text,
      detail: patient.isRestricted
        ? t('banner.restricted')
        : [
            patient.birthDate === null
              ? t('date.notRecorded')
              : formatClinicalDate(patient.birthDate, language),
            t(`sex.${patient.sex}`),
            patient.mrn,
            ...(patient.hasLookAlike ? [t('banner.lookAlike')] : []),
          ].join(' · '),
      run: () => void navigate({ to: patientPaths.chart(patient.id) }),
    })),
  }
}
