import type { PatientAddressTable } from '@ehr/db-migrations/tables/patient-address'
import type { PatientContactTable } from '@ehr/db-migrations/tables/patient-contact'
import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type {
  PatientRelatedPersonRelationship,
  PatientRelatedPersonTable,
} from '@ehr/db-migrations/tables/patient-related-person'
import { readCode, renderCode } from './concept.ts'
import { type Content, unlessEmpty, unlessNull } from './content.ts'
import type { Element } from './element.ts'
import type { FhirAddress, FhirContactPoint, FhirHumanName, FhirPatientContact } from './fhir-types.ts'
import { readNameWords } from './human-name.ts'
import { LONGEST, languageTag, MOST } from './patient-limits.ts'

export type NameRow = Content<PatientNameTable, 'patientId'>
export type ContactRow = Content<PatientContactTable, 'patientId'>
export type AddressRow = Content<PatientAddressTable, 'patientId'>
export type RelatedPersonRow = Content<PatientRelatedPersonTable, 'patientId'>

const NAME_USES = ['official', 'usual', 'maiden', 'nickname', 'old', 'anonymous', 'temp'] as const
const CONTACT_SYSTEMS = ['phone', 'email', 'fax', 'sms', 'url', 'pager', 'other'] as const
const CONTACT_USES = ['home', 'work', 'mobile', 'temp', 'old'] as const
const ADDRESS_USES = ['home', 'work', 'temp', 'old', 'billing'] as const

/** http://hl7.org/fhir/R4/extension-language.html: which language or script a form of a name is in. */
export const LANGUAGE = 'http://hl7.org/fhir/StructureDefinition/language'

const ROLE_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'
const OTHER_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v2-0131'

/** HL7 v3 RoleCode → what the table distinguishes. */
const RELATIONSHIPS = {
  MTH: 'mother',
  NMTH: 'mother',
  FTH: 'father',
  NFTH: 'father',
  SPS: 'spouse',
  HUSB: 'spouse',
  WIFE: 'spouse',
  DOMPART: 'partner',
  SIGOTHR: 'partner',
  CHILD: 'child',
  SON: 'child',
  SONC: 'child',
  DAU: 'child',
  DAUC: 'child',
  NCHILD: 'child',
  SIB: 'sibling',
  BRO: 'sibling',
  SIS: 'sibling',
  GUARD: 'guardian',
  FRND: 'friend',
} as const

const ROLE_CODES: Readonly<Record<PatientRelatedPersonRelationship, string | undefined>> = {
  mother: 'MTH',
  father: 'FTH',
  spouse: 'SPS',
  partner: 'DOMPART',
  child: 'CHILD',
  sibling: 'SIB',
  guardian: 'GUARD',
  friend: 'FRND',
  other: undefined,
}

/** Reads all names; a person without any gets one to be found by, since de-identified data has none. */
export function readNames(patient: Element): NameRow[] {
  const names = patient.children('name').flatMap((name) => readName(name) ?? [])
  return names.length === 0 ? [standInName(patient)] : names.slice(0, MOST.names)
}

/** A name with only a text becomes a given name, since where to part it is not known. */
function readName(name: Element): NameRow | null {
  const family = name.text('family', LONGEST.family)
  const words = name.texts('given', LONGEST.given)
  const text = name.text('text', LONGEST.given)
  const given = family === null && words.length === 0 && text !== null ? [text] : words
  if (family === null && given.length === 0) return null
  const language = name.children('extension').find((extension) => extension.text('url') === LANGUAGE)
  return {
    use: name.code('use', NAME_USES) ?? 'official',
    family,
    given: given.slice(0, MOST.givenNames),
    prefix: readAffix(name, 'prefix'),
    suffix: readAffix(name, 'suffix'),
    language: languageTag(language?.text('valueCode') ?? null),
  }
}

function readAffix(name: Element, which: 'prefix' | 'suffix'): string | null {
  const affix = name.texts(which).join(' ')
  if (affix.length > LONGEST.affix) return name.fail(which, `is longer than ${LONGEST.affix} characters`)
  return affix === '' ? null : affix
}

function standInName(patient: Element): NameRow {
  const given = ['Patient', patient.text('id')?.slice(0, 8) ?? null].filter((part) => part !== null)
  return { use: 'temp', family: null, given, prefix: null, suffix: null, language: null }
}

export function renderName(row: NameRow): FhirHumanName {
  return {
    extension: row.language === null ? undefined : [{ url: LANGUAGE, valueCode: row.language }],
    use: row.use,
    family: unlessNull(row.family),
    given: unlessEmpty([...row.given]),
    prefix: row.prefix === null ? undefined : [row.prefix],
    suffix: row.suffix === null ? undefined : [row.suffix],
  }
}

export function readContacts(patient: Element): ContactRow[] {
  const all = patient.children('telecom').flatMap((contact) => {
    const value = contact.text('value', LONGEST.contact)
    if (value === null) return []
    const system = contact.code('system', CONTACT_SYSTEMS) ?? 'other'
    return [{ system, use: contact.code('use', CONTACT_USES), value }]
  })
  return all.slice(0, MOST.contacts)
}

export function renderContact(row: ContactRow): FhirContactPoint {
  return {
    system: row.system,
    value: row.value,
    use: unlessNull(row.use),
  }
}

export function readAddresses(patient: Element): AddressRow[] {
  const all = patient.children('address').flatMap((address) => readAddress(address) ?? [])
  return all.slice(0, MOST.addresses)
}

/** An address with only a text becomes its first line. */
function readAddress(address: Element): AddressRow | null {
  const lines = address.texts('line', LONGEST.addressLine).slice(0, MOST.addressLines)
  const places = {
    city: address.text('city', LONGEST.place),
    district: address.text('district', LONGEST.place),
    state: address.text('state', LONGEST.place),
    postalCode: address.text('postalCode', LONGEST.postalCode),
    country: address.text('country', LONGEST.place),
  }
  const use = address.code('use', ADDRESS_USES)
  const isEmpty = lines.length === 0 && Object.values(places).every((place) => place === null)
  if (!isEmpty) return { use, lines, ...places }
  const text = address.text('text', LONGEST.addressLine)
  return text === null ? null : { use, lines: [text], ...places }
}

export function renderAddress(row: AddressRow): FhirAddress {
  return {
    use: unlessNull(row.use),
    line: unlessEmpty([...row.lines]),
    city: unlessNull(row.city),
    district: unlessNull(row.district),
    state: unlessNull(row.state),
    postalCode: unlessNull(row.postalCode),
    country: unlessNull(row.country),
  }
}

/** Reads contacts that are persons; an organisation alone has no place. */
export function readRelatedPersons(patient: Element): RelatedPersonRow[] {
  const all: RelatedPersonRow[] = patient.children('contact').flatMap((contact) => {
    const name = readNameWords(contact.child('name'))
    if (name === null) return []
    if (name.length > LONGEST.relatedName)
      contact.fail('name', `is longer than ${LONGEST.relatedName} characters`)
    const codes = contact.children('relationship').map((concept) => readCode(concept, RELATIONSHIPS))
    const phone = contact.children('telecom').find((telecom) => telecom.text('system') === 'phone')
    const relationship = codes.find((code) => code !== null) ?? 'other'
    return [{ relationship, name, phone: phone?.text('value', LONGEST.phone) ?? null }]
  })
  return all.slice(0, MOST.relatedPersons)
}

export function renderRelatedPerson({ relationship, name, phone }: RelatedPersonRow): FhirPatientContact {
  const code = ROLE_CODES[relationship]
  return {
    relationship: [code === undefined ? renderCode(OTHER_SYSTEM, 'U') : renderCode(ROLE_SYSTEM, code)],
    name: { text: name },
    telecom: phone === null ? undefined : [{ system: 'phone', value: phone }],
  }
}
