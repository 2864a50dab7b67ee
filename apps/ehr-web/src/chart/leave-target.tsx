import { getPatientSummary } from '@ehr/feature-patients/contract'
import { type PatientProps, queryOf } from '@ehr/ui'
import { PatientIdentity } from '@ehr/ui/banner/patient-identity.tsx'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const CHART = /^\/patients\/([0-9a-f-]{36})(?:\/|$)/

/**
 * Who is about to be opened, for the dialog that asks before unsaved entries are left; nothing when it is no
 * other patient's chart.
 */
export function describeLeaveTarget(pathname: string): ReactNode {
  const next = CHART.exec(pathname)?.[1]
  const here = CHART.exec(location.pathname)?.[1]
  return next === undefined || next === here ? undefined : <LeaveTarget patientId={next} />
}

function LeaveTarget({ patientId }: PatientProps) {
  const { t } = useTranslation('app')
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  return patient === undefined ? <p>{t('chart.another')}</p> : <PatientIdentity patient={patient} />
}
