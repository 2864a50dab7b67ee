import { type Allergies, AllergyStatus } from '@ehr/ui/banner/allergy-status.tsx'
import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { type AllergySummary, getAllergySummary } from '../contract.ts'

/** Allergies in the patient's banner. What could not be loaded is never shown as none, nor as what it was before. */
export function Slot({ patientId }: PatientProps) {
  const { data, error } = useQuery(queryOf(getAllergySummary, { params: { patientId } }))
  if (error !== null) return <AllergyStatus allergies={{ state: 'unavailable' }} />
  return data === undefined ? null : <AllergyStatus allergies={shownOf(data)} />
}

function shownOf(summary: AllergySummary): Allergies {
  if (summary.state === 'none-partly') {
    return { state: summary.state, of: summary.of.flatMap((what) => (what === 'any' ? [] : [what])) }
  }
  if (summary.state !== 'known') return { state: summary.state }
  return { state: 'known', agents: [...new Set(summary.agents.map(({ code }) => code.display))] }
}
