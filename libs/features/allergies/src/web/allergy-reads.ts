import { getAllergy, getAllergySummary, listAllergies } from '../contract.ts'

/** What a write about allergies makes old: the banner, the lists, what is said of drugs. */
export const ALLERGY_READS = [
  getAllergySummary.operationId,
  listAllergies.operationId,
  getAllergy.operationId,
  'medications.check',
  'medications.conflicts',
  'timeline',
]
