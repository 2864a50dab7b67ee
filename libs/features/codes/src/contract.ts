import { CLINICAL_ROLES, coding, definePermissions, defineRoute } from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  // The front desk picks the reason and the kind of a visit.
  'codes:read': [...CLINICAL_ROLES, 'front-desk'],
})

/** The fields that pick from codes, each with a list of its own. */
export const CODE_LISTS = [
  'problems',
  'allergens',
  'reactions',
  'medications',
  'vaccines',
  'reasons',
  'visit-types',
  'tests',
] as const
export type CodeList = (typeof CODE_LISTS)[number]

/** A code as it is offered. */
export const foundCode = z.extend(coding, {
  /** The other name that the text matched, where it did not match the display: a synonym, a translation. */
  matched: z.optional(z.string()),
})
export type FoundCode = z.infer<typeof foundCode>

export const searchCodes = defineRoute({
  operationId: 'codes.search',
  method: 'POST',
  path: '/api/codes/search',
  summary: 'Codes of a list by word, synonym or code, best first; without a text, those used most.',
  access: 'codes:read',
  // Codes are public; what is typed may tell about a patient, so it is neither in the address nor kept.
  audit: 'none',
  body: z.strictObject({
    list: z.enum(CODE_LISTS),
    text: z.string().check(z.trim(), z.maxLength(100)),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 20),
  }),
  response: z.object({ items: z.array(foundCode) }),
})
