import { checkAllergy, checkMedication, listConflicts, listOverrides } from '../contract/orders.ts'
import { getMedication, listMedications, listMedicationsByDate } from '../contract.ts'

/** What a write about prescriptions makes old. */
export const MEDICATION_READS = [
  listMedications.operationId,
  listMedicationsByDate.operationId,
  getMedication.operationId,
  checkMedication.operationId,
  checkAllergy.operationId,
  listConflicts.operationId,
  listOverrides.operationId,
  'timeline',
]
