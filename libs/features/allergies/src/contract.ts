import {
  CLINICAL_ROLES,
  coding,
  definePermissions,
  defineProblem,
  defineRoute,
  enteredInErrorFilter,
  instant,
  pageOf,
  pageRequest,
  partialDate,
  recordId,
  recordVersion,
  text,
} from '@ehr/contracts'
import * as z from 'zod/mini'
import { isNoneKnownCode, NONE_KNOWN_VALUES } from './contract/none-known.ts'

export const permissions = definePermissions({
  'allergies:read': CLINICAL_ROLES,
  'allergies:write': CLINICAL_ROLES,
  // That somebody is not allergic after all is a diagnosis.
  'allergies:refute': ['clinician'],
})

/** That substance is among the active allergies already; recording it again needs a reason (`duplicateReason`). */
export const allergyDuplicate = defineProblem(
  'ALLERGY_DUPLICATE',
  409,
  'This allergy is among the active ones already',
)

/** What the refusal says at `duplicateReason`; the form has its own words for it. */
export const ALREADY_RECORDED = 'Recorded already: say why once more'

/** "None known" cannot be stated beside an active allergy of that kind, nor twice. */
export const allergyNoneKnownContradicted = defineProblem(
  'ALLERGY_NONE_KNOWN_CONTRADICTED',
  409,
  'What is recorded contradicts that none is known',
)

/** What was entered in error stays so, and a statement that none is known has no other state to go to. */
export const allergyClosed = defineProblem('ALLERGY_CLOSED', 409, 'This record can no longer be changed')

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

/** `statusReason` of a statement that none is known, ended by what was recorded later. */
export const SUPERSEDED = 'superseded'

/** What happened, coded or in words, and how badly. */
export const reaction = z.object({
  manifestation: coding,
  severity: z.nullable(z.enum(ALLERGY_REACTION_SEVERITY_VALUES)),
})
export type Reaction = z.infer<typeof reaction>

/** What people write about an allergy; which substance it is does not change afterwards. */
const described = {
  type: z.nullable(z.enum(ALLERGY_TYPE_VALUES)),
  category: z.enum(ALLERGY_CATEGORY_VALUES),
  criticality: z.nullable(z.enum(ALLERGY_CRITICALITY_VALUES)),
  verificationStatus: z.enum(['unconfirmed', 'confirmed']),
  reactions: z.array(z.strictObject(reaction.shape)).check(z.maxLength(10)),
  onset: z.nullable(z.strictObject(partialDate.shape)),
  note: z.nullable(text(4000)),
}

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
  /** All of them, the severest first; `reaction` and its severity repeat that one. */
  reactions: z.array(reaction),
  /** When it began as people wrote it here; an import's moment is `onsetAt`. */
  onset: z.nullable(partialDate),
  onsetAt: z.nullable(instant),
  /** Why it is no longer active, was refuted or was entered in error. */
  statusReason: z.nullable(z.string()),
  recordedAt: z.nullable(instant),
  note: z.nullable(z.string()),
  id: recordId,
  patientId: recordId,
  version: recordVersion,
  createdAt: instant,
  updatedAt: instant,
  /** Name of the account that changed it last; null: an import or the installation. */
  changedBy: z.nullable(z.string()),
  /** Name of the account that recorded it; null: an import or the installation. */
  recordedBy: z.nullable(z.string()),
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

/** Who went through the allergies last, and when; null: nobody did. */
const review = z.nullable(z.object({ at: instant, by: z.nullable(z.string()) }))

/**
 * What can be said of a patient's allergies; "not recorded" is never taken for "none", nor is "no drug allergy" for
 * "no allergy".
 */
export const allergySummary = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), agents: z.array(knownAgent), reviewed: review }),
  z.object({ state: z.literal('none'), reviewed: review }),
  z.object({ state: z.literal('none-partly'), of: z.array(z.enum(NONE_KNOWN_VALUES)), reviewed: review }),
  z.object({ state: z.literal('not-recorded'), reviewed: review }),
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

export const createAllergy = defineRoute({
  operationId: 'allergies.create',
  method: 'POST',
  path: '/api/patients/:patientId/allergies',
  summary:
    'Record one allergy. It ends statements that none is known; the same substance again needs a reason.',
  access: 'allergies:write',
  audit: 'create',
  params: z.object({ patientId: recordId }),
  body: z.strictObject({
    code: z
      .strictObject(coding.shape)
      .check(z.refine((code) => !isNoneKnownCode(code), 'That none is known is no allergy')),
    ...described,
    duplicateReason: z.nullable(text(500)),
  }),
  response: allergy,
})
export type AllergyInput = z.infer<typeof createAllergy.body>

export const updateAllergy = defineRoute({
  operationId: 'allergies.update',
  method: 'PUT',
  path: '/api/patients/:patientId/allergies/:allergyId',
  summary: 'Replace what is written about one allergy; another substance is another record.',
  access: 'allergies:write',
  audit: 'update',
  params: recordParams,
  body: z.strictObject(described),
  response: allergy,
})
export type AllergyChange = z.infer<typeof updateAllergy.body>

/** Where an allergy may be moved by whoever records them; refuting is `refuteAllergy`. */
export const ALLERGY_MOVES = ['active', 'inactive', 'resolved', 'entered-in-error'] as const

/** What the refusal says at a missing `reason`. */
export const REASON_NEEDED = 'Say why'

export const setAllergyStatus = defineRoute({
  operationId: 'allergies.set-status',
  method: 'PUT',
  path: '/api/patients/:patientId/allergies/:allergyId/status',
  summary: 'Say that an allergy is over, active again, or was entered in error.',
  access: 'allergies:write',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ status: z.enum(ALLERGY_MOVES), reason: z.nullable(text(500)) }).check(
    z.refine(({ status, reason }) => status === 'active' || reason !== null, {
      path: ['reason'],
      error: REASON_NEEDED,
    }),
  ),
  response: allergy,
})

export const refuteAllergy = defineRoute({
  operationId: 'allergies.refute',
  method: 'PUT',
  path: '/api/patients/:patientId/allergies/:allergyId/refuted',
  summary: 'Say that the patient turned out not to be allergic.',
  access: 'allergies:refute',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ reason: text(500) }),
  response: allergy,
})

export const recordNoneKnown = defineRoute({
  operationId: 'allergies.record-none-known',
  method: 'POST',
  path: '/api/patients/:patientId/allergies/none-known',
  summary: 'Record that no allergy is known, or none to drugs, food or the environment.',
  access: 'allergies:write',
  audit: 'create',
  params: z.object({ patientId: recordId }),
  body: z.strictObject({ of: z.enum(NONE_KNOWN_VALUES) }),
  response: allergy,
})

export const reviewAllergies = defineRoute({
  operationId: 'allergies.review',
  method: 'POST',
  path: '/api/patients/:patientId/allergies/reviews',
  summary: 'Record that you went through the allergies with the patient and found them right.',
  access: 'allergies:write',
  audit: 'create',
  params: z.object({ patientId: recordId }),
  body: z.strictObject({}),
  response: z.object({ id: recordId, version: recordVersion, reviewedAt: instant }),
})

/** Addresses of the screens, for neighbours that link to them. */
export const allergyPaths = {
  list: (patientId: string) => `/patients/${patientId}/allergies` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/allergies/${id}` as const,
  create: (patientId: string) => `/patients/${patientId}/allergies/new` as const,
  edit: (patientId: string, id: string) => `/patients/${patientId}/allergies/${id}/edit` as const,
}
