import type { PatientSummary } from '@ehr/feature-patients/contract'
import { request } from '@ehr/ui/request/request.ts'
import { getMedication, type Medication } from '../../contract.ts'

/** What every act on a prescription takes. */
export interface ActProps {
  readonly medication: Medication
  /** Whose it is; named when somebody leaves entries unsaved. */
  readonly patient: PatientSummary | undefined
  readonly onCancel: () => void
}

/** The prescription as the server has it now. @throws RequestFailure */
export function readAnew({ patientId, id }: Medication): Promise<Medication> {
  return request(getMedication, { params: { patientId, medicationId: id } })
}
