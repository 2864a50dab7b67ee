import { getImmunization, listImmunizations } from '../../contract.ts'

/** What a write makes old: the lists, the record, the timeline. */
export const IMMUNIZATION_READS = [
  listImmunizations.operationId,
  getImmunization.operationId,
  'timeline',
] as const
