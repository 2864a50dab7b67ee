import {
  CLINICAL_ROLES,
  coding,
  definePermissions,
  defineRoute,
  enteredInErrorFilter,
  instant,
  pageOf,
  pageRequest,
  recordId,
  recordVersion,
} from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'allergies:read': CLINICAL_ROLES,
})

export const ALLERGY_TYPE_VALUES = ['allergy', 'intolerance'] as const

export const ALLERGY_CATEGORY_VALUES = ['food', 'medication', 'environment', 'biologic'] as const

export const ALLERGY_CRITICALITY_VALUES = ['low', 'high', 'unable-to-assess'] as const

export const ALLERGY_CLINICAL_STATUS_VALUES = ['active', 'inactive', 'resolved'] as const

export const ALLERGY_VERIFICATION_STATUS_VALUES = [
  'unconfirmed',
  'confirmed',
  'refuted',
  'entered-in-error',
] as const

export const ALLERGY_REACTION_SEVERITY_VALUES = ['mild', 'moderate', 'severe'] as const

/** A record as it is kept. */
export const allergy = z.object({
  code: coding,
  type: z.nullable(z.enum(ALLERGY_TYPE_VALUES)),
  category: z.nullable(z.enum(ALLERGY_CATEGORY_VALUES)),
  criticality: z.nullable(z.enum(ALLERGY_CRITICALITY_VALUES)),
  clinicalStatus: z.enum(ALLERGY_CLINICAL_STATUS_VALUES),
  verificationStatus: z.enum(ALLERGY_VERIFICATION_STATUS_VALUES),
  /** True: the record states that no allergy is known. */
  isNoneKnown: z.boolean(),
  reaction: z.nullable(z.string()),
  reactionSeverity: z.nullable(z.enum(ALLERGY_REACTION_SEVERITY_VALUES)),
  onsetAt: z.nullable(instant),
  recordedAt: z.nullable(instant),
  note: z.nullable(z.string()),
  id: recordId,
  patientId: recordId,
  version: recordVersion,
  createdAt: instant,
  updatedAt: instant,
  /** Name of the account that changed it last; null: an import or the installation. */
  changedBy: z.nullable(z.string()),
})
export type Allergy = z.infer<typeof allergy>

export const listAllergies = defineRoute({
  operationId: 'allergies.list',
  method: 'GET',
  path: '/api/patients/:patientId/allergies',
  summary: 'Allergies of a patient: active ones by criticality, then the others, each newest first.',
  access: 'allergies:read',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  query: z.extend(pageRequest, { enteredInError: enteredInErrorFilter }),
  response: pageOf(allergy),
})

const knownAgent = z.object({
  id: recordId,
  code: coding,
  criticality: z.nullable(z.enum(ALLERGY_CRITICALITY_VALUES)),
})

/** What can be said of a patient's allergies; "not recorded" is never taken for "none". */
export const allergySummary = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), agents: z.array(knownAgent) }),
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('not-recorded') }),
])
export type AllergySummary = z.infer<typeof allergySummary>

export const getAllergySummary = defineRoute({
  operationId: 'allergies.summary',
  method: 'GET',
  path: '/api/patients/:patientId/allergies/summary',
  summary:
    'What the banner says of allergies: the known ones, the severest first; none known; or not recorded.',
  access: 'allergies:read',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  response: allergySummary,
})

const recordParams = z.object({ patientId: recordId, allergyId: recordId })

export const getAllergy = defineRoute({
  operationId: 'allergies.get',
  method: 'GET',
  path: '/api/patients/:patientId/allergies/:allergyId',
  summary: 'One allergy.',
  access: 'allergies:read',
  audit: 'read',
  params: recordParams,
  response: allergy,
})

/** Addresses of the screens, for neighbours that link to them. */
export const allergyPaths = {
  list: (patientId: string) => `/patients/${patientId}/allergies` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/allergies/${id}` as const,
}
