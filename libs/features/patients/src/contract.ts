import {
  definePermissions,
  defineProblem,
  defineRoute,
  instant,
  pageOf,
  pageRequest,
  partialDate,
  recordId,
  recordVersion,
  text,
} from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'patients:search': ['administrator', 'clinician', 'nurse', 'front-desk', 'pharmacist'],
  'patients:read': ['administrator', 'clinician', 'nurse', 'front-desk', 'pharmacist'],
  'patients:write': ['administrator', 'clinician', 'nurse', 'front-desk'],
  'patients:deactivate': ['administrator', 'front-desk'],
})

/** Registering somebody who looks like a known patient needs a reason (`duplicateReason`). */
export const likelyDuplicate = defineProblem(
  'PATIENT_LIKELY_DUPLICATE',
  409,
  'A known patient looks like this one',
)

export const SEXES = ['female', 'male', 'other', 'unknown'] as const
export const GENDER_IDENTITIES = ['woman', 'man', 'non-binary', 'other', 'not-disclosed'] as const
export const NAME_USES = ['official', 'usual', 'maiden', 'nickname', 'old', 'anonymous', 'temp'] as const
export const IDENTIFIER_TYPES = ['national-id', 'passport', 'driving-licence', 'insurance', 'other'] as const
export const CONTACT_SYSTEMS = ['phone', 'email', 'fax', 'sms', 'url', 'pager', 'other'] as const
export const CONTACT_USES = ['home', 'work', 'mobile', 'temp', 'old'] as const
export const ADDRESS_USES = ['home', 'work', 'temp', 'old', 'billing'] as const
export const RELATIONSHIPS = [
  'mother',
  'father',
  'spouse',
  'partner',
  'child',
  'sibling',
  'guardian',
  'friend',
  'other',
] as const

/** BCP 47, as far as people are asked for it: `ar`, `en`, `zh-Hant`. */
const languageTag = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))

/** A form of a person's name (FHIR HumanName); at least a family or a given name. */
export const humanName = z
  .strictObject({
    use: z.enum(NAME_USES),
    family: z.nullable(text(200)),
    given: z.array(text(100)).check(z.maxLength(8)),
    prefix: z.nullable(text(50)),
    suffix: z.nullable(text(50)),
    language: z.nullable(languageTag),
  })
  .check(
    z.refine((name) => name.family !== null || name.given.length > 0, {
      path: ['family'],
      error: 'A name needs a family name or a given name',
    }),
  )
export type HumanName = z.infer<typeof humanName>

export const patientIdentifier = z.strictObject({
  type: z.enum(IDENTIFIER_TYPES),
  system: z.nullable(text(200)),
  value: text(100),
})

export const contactPoint = z.strictObject({
  system: z.enum(CONTACT_SYSTEMS),
  use: z.nullable(z.enum(CONTACT_USES)),
  value: text(200),
})

export const address = z.strictObject({
  use: z.nullable(z.enum(ADDRESS_USES)),
  lines: z.array(text(200)).check(z.maxLength(5)),
  city: z.nullable(text(100)),
  district: z.nullable(text(100)),
  state: z.nullable(text(100)),
  postalCode: z.nullable(text(20)),
  country: z.nullable(text(100)),
})

export const relatedPerson = z.strictObject({
  relationship: z.enum(RELATIONSHIPS),
  name: text(200),
  phone: z.nullable(text(50)),
})

const demographics = {
  names: z.array(humanName).check(z.minLength(1), z.maxLength(10)),
  birthDate: z.nullable(partialDate),
  sex: z.enum(SEXES),
  genderIdentity: z.nullable(z.enum(GENDER_IDENTITIES)),
  language: z.nullable(languageTag),
  identifiers: z.array(patientIdentifier).check(z.maxLength(20)),
  contacts: z.array(contactPoint).check(z.maxLength(20)),
  addresses: z.array(address).check(z.maxLength(10)),
  relatedPersons: z.array(relatedPerson).check(z.maxLength(10)),
  isDeceased: z.boolean(),
  deceasedAt: z.nullable(instant),
  multipleBirthOrder: z.nullable(z.int().check(z.minimum(1), z.maximum(12))),
}

const deathHasDeceased = z.refine<{ isDeceased: boolean; deceasedAt: string | null }>(
  (patient) => patient.deceasedAt === null || patient.isDeceased,
  { path: ['deceasedAt'], error: 'A time of death needs "deceased"' },
)

/** What people write about a patient. */
export const patientInput = z.strictObject(demographics).check(deathHasDeceased)
export type PatientInput = z.infer<typeof patientInput>

/** A patient as the record holds it. */
export const patient = z.object({
  ...demographics,
  // A record that came from elsewhere may lack what people here must write.
  names: z.array(humanName),
  id: recordId,
  version: recordVersion,
  mrn: z.string(),
  isActive: z.boolean(),
  inactiveReason: z.nullable(z.string()),
  isRestricted: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
})
export type Patient = z.infer<typeof patient>

/** What a list, a banner and a dialog show of a patient; `names` holds the shown name and its Latin form. */
export const patientSummary = z.object({
  id: recordId,
  version: recordVersion,
  mrn: z.string(),
  names: z.array(humanName),
  birthDate: z.nullable(partialDate),
  sex: z.enum(SEXES),
  genderIdentity: z.nullable(z.enum(GENDER_IDENTITIES)),
  phone: z.nullable(z.string()),
  isDeceased: z.boolean(),
  deceasedAt: z.nullable(instant),
  isActive: z.boolean(),
  isRestricted: z.boolean(),
  /** Somebody else has a confusingly similar name or birth date: twins, doubles. */
  hasLookAlike: z.boolean(),
})
export type PatientSummary = z.infer<typeof patientSummary>

/** Who a line of a list that spans patients is about; of a restricted chart the name alone. */
export const patientLine = z.object({
  id: recordId,
  names: z.array(humanName),
  birthDate: z.nullable(partialDate),
  sex: z.nullable(z.enum(SEXES)),
  mrn: z.nullable(z.string()),
  isDeceased: z.boolean(),
  isRestricted: z.boolean(),
})
export type PatientLine = z.infer<typeof patientLine>

export const DUPLICATE_SIGNS = ['name', 'similar-name', 'birth-date', 'sex', 'phone', 'identifier'] as const

/** A known patient who may be the same person, and what speaks for it. */
export const duplicateCandidate = z.object({
  patient: patientSummary,
  signs: z.array(z.enum(DUPLICATE_SIGNS)),
})
export type DuplicateCandidate = z.infer<typeof duplicateCandidate>

const patientParams = z.object({ patientId: recordId })

const LISTED = 'Finds people, so that nobody is registered twice, and shows nothing of their charts.'

export const searchPatients = defineRoute({
  operationId: 'patients.search',
  method: 'POST',
  path: '/api/patients/search',
  summary: 'Find patients by name parts in any order and script, MRN, birth date, phone or identifier.',
  access: 'patients:search',
  audit: 'search',
  openForRestricted: LISTED,
  body: z.strictObject({
    ...pageRequest.shape,
    text: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
    includeInactive: z._default(z.boolean(), false),
  }),
  response: pageOf(patientSummary),
})

export const listRecentPatients = defineRoute({
  operationId: 'patients.recent',
  method: 'GET',
  path: '/api/patients/recent',
  summary: 'The patients whose charts you opened last.',
  access: 'patients:search',
  audit: 'search',
  openForRestricted: LISTED,
  response: z.object({ items: z.array(patientSummary) }),
})

export const findDuplicates = defineRoute({
  operationId: 'patients.duplicates',
  method: 'POST',
  path: '/api/patients/duplicates',
  summary: 'Known patients who may be the person described.',
  access: 'patients:write',
  audit: 'search',
  openForRestricted: LISTED,
  body: z.strictObject({
    names: z.array(humanName).check(z.maxLength(10)),
    birthDate: z.nullable(partialDate),
    sex: z.enum(SEXES),
    contacts: z.array(contactPoint).check(z.maxLength(20)),
    identifiers: z.array(patientIdentifier).check(z.maxLength(20)),
    exceptId: z.optional(recordId),
  }),
  response: z.object({ items: z.array(duplicateCandidate) }),
})

export const getPatient = defineRoute({
  operationId: 'patients.get',
  method: 'GET',
  path: '/api/patients/:patientId',
  summary: 'Everything administrative about a patient.',
  access: 'patients:read',
  audit: 'read',
  params: patientParams,
  response: patient,
})

export const getPatientSummary = defineRoute({
  operationId: 'patients.summary',
  method: 'GET',
  path: '/api/patients/:patientId/summary',
  summary: 'What the banner of a chart shows of a patient.',
  access: 'patients:read',
  audit: 'read',
  openForRestricted: 'Whoever breaks the glass must see whose chart it is.',
  params: patientParams,
  response: patientSummary,
})

export const registerPatient = defineRoute({
  operationId: 'patients.register',
  method: 'POST',
  path: '/api/patients',
  summary: 'Register a patient; a likely duplicate is refused unless a reason is given.',
  access: 'patients:write',
  audit: 'create',
  body: z.strictObject({ ...demographics, duplicateReason: z.nullable(text(500)) }).check(deathHasDeceased),
  response: patient,
})

export const updatePatient = defineRoute({
  operationId: 'patients.update',
  method: 'PUT',
  path: '/api/patients/:patientId',
  summary: 'Replace what is written about a patient.',
  access: 'patients:write',
  audit: 'update',
  params: patientParams,
  body: patientInput,
  response: patient,
})

export const setPatientActive = defineRoute({
  operationId: 'patients.set-active',
  method: 'PUT',
  path: '/api/patients/:patientId/active',
  summary: 'Take a patient record out of use, with a reason, or back into use.',
  access: 'patients:deactivate',
  audit: 'update',
  params: patientParams,
  body: z.strictObject({ isActive: z.boolean(), reason: z.nullable(text(500)) }).check(
    z.refine((change) => change.isActive || change.reason !== null, {
      path: ['reason'],
      error: 'Taking a record out of use needs a reason',
    }),
  ),
  response: patient,
})

/** Addresses of a patient's pages, for neighbours that link to them. */
export const patientPaths = {
  list: '/patients',
  register: '/patients/new',
  chart: (patientId: string) => `/patients/${patientId}`,
  edit: (patientId: string) => `/patients/${patientId}/edit`,
} as const
