import type { TFunction } from 'i18next'
import { IMMUNIZATION_COMPLAINTS } from '../../contract.ts'

/** The contract's and the server's complaints in the reader's words. */
export function immunizationMessages(t: TFunction<'immunizations'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(IMMUNIZATION_COMPLAINTS).map(([key, english]) => [english, t(`complaint.${key}`)]),
  )
}
