import type { PatientSummary } from '@ehr/feature-patients/contract'
import { useViewer } from '@ehr/ui'
import { PatientBanner } from '@ehr/ui/banner/patient-banner.tsx'
import { findBannerSlot } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import { BannerAllergies } from './banner-allergies.tsx'

/** Who the chart is about, with the allergies for those who treat. */
export function ChartBanner({ patient }: { patient: PatientSummary }) {
  const slot = findBannerSlot(features, useViewer(), 'allergies')
  if (slot === undefined) return <PatientBanner patient={patient} />
  return (
    <PatientBanner patient={patient} allergies={<BannerAllergies patientId={patient.id} slot={slot} />} />
  )
}
