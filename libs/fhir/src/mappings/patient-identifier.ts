import type {
  PatientIdentifierTable,
  PatientIdentifierType,
} from '@ehr/db-migrations/tables/patient-identifier'
import { readCode, renderCode } from './concept.ts'
import { type Content, unlessNull } from './content.ts'
import type { Element } from './element.ts'
import type { FhirIdentifier } from './fhir-types.ts'
import { LONGEST, MOST } from './patient-limits.ts'

export type IdentifierRow = Content<PatientIdentifierTable, 'patientId'>

const TYPE_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v2-0203'

/** HL7 table 0203 → what the table distinguishes. */
const TYPES = {
  NI: 'national-id',
  SS: 'national-id',
  NNxxx: 'national-id',
  PPN: 'passport',
  DL: 'driving-licence',
  MB: 'insurance',
  SN: 'insurance',
  MC: 'insurance',
  MA: 'insurance',
  NIIP: 'insurance',
} as const

const CODES: Readonly<Record<PatientIdentifierType, string | undefined>> = {
  'national-id': 'NI',
  passport: 'PPN',
  'driving-licence': 'DL',
  insurance: 'MB',
  other: undefined,
}

/** Reads the numbers that others know the person by; another clinic's record number is one of them. */
export function readIdentifiers(patient: Element): IdentifierRow[] {
  const all: IdentifierRow[] = patient.children('identifier').flatMap((identifier) => {
    const value = identifier.text('value', LONGEST.identifierValue)
    const system = identifier.text('system', LONGEST.identifierSystem)
    if (value === null || isOwn(identifier, system)) return []
    return [{ type: readCode(identifier.child('type'), TYPES) ?? 'other', system, value }]
  })
  return all.slice(0, MOST.identifiers)
}

/** Reads this installation's own record number, where the context names its system. */
export function readOwnMrn(patient: Element): string | null {
  const own = patient
    .children('identifier')
    .find((identifier) => isOwn(identifier, identifier.text('system')))
  return own?.text('value') ?? null
}

/** Writes an identifier. */
export function renderIdentifier({ type, system, value }: IdentifierRow): FhirIdentifier {
  const code = CODES[type]
  return {
    type: code === undefined ? undefined : renderCode(TYPE_SYSTEM, code),
    system: unlessNull(system),
    value,
  }
}

/** Writes this installation's own record number. */
export function renderOwnMrn(mrn: string | null, system: string | undefined): FhirIdentifier[] {
  if (mrn === null) return []
  return [{ use: 'usual', type: renderCode(TYPE_SYSTEM, 'MR'), system, value: mrn }]
}

function isOwn({ context }: Element, system: string | null): boolean {
  return context.mrnSystem !== undefined && system === context.mrnSystem
}
