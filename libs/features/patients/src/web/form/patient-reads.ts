/** What a write about a patient makes old. */
export const PATIENT_READS = [
  'patients.get',
  'patients.summary',
  'patients.search',
  'patients.recent',
] as const
