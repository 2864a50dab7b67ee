import { CLINICAL_ROLES, definePermissions, defineRoute, recordId } from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({ 'summary:print': CLINICAL_ROLES })

/** Sizes of paper, as they are called where they are sold. */
export const PAPERS = ['a4', 'letter'] as const
export type Paper = (typeof PAPERS)[number]

const paper = z.enum(PAPERS)

/** Called before anything is printed: what leaves the clinic on paper is recorded like an export. */
export const printSummary = defineRoute({
  operationId: 'summary.print',
  method: 'POST',
  path: '/api/patients/:patientId/summary/prints',
  summary: 'Records that a patient’s summary is printed; the summary itself is read part by part.',
  access: 'summary:print',
  audit: 'export',
  params: z.strictObject({ patientId: recordId }),
  body: z.strictObject({ paper }),
  response: z.strictObject({ paper }),
})

/** Addresses of the screens. */
export const summaryPaths = {
  print: (patientId: string) => `/patients/${patientId}/summary`,
}
