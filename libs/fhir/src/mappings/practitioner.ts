import type { PractitionerTable } from '@ehr/db-migrations/tables/practitioner'
import type { JsonObject } from '../json/lossless.ts'
import { readCode, readWords, renderCode, renderWords } from './concept.ts'
import { type Content, unlessNull } from './content.ts'
import { Element } from './element.ts'
import type { FhirPractitioner } from './fhir-types.ts'
import { readPlainName } from './human-name.ts'
import type { Mapping, MappingProblem, MappingResult, ToFhirContext, ToRowsContext } from './mapping.ts'

export interface PractitionerRows {
  practitioner: Content<PractitionerTable>
}

/** The US register of practitioners, whose numbers every record there carries. */
const NPI_SYSTEM = 'http://hl7.org/fhir/sid/us-npi'
const IDENTIFIER_TYPES = 'http://terminology.hl7.org/CodeSystem/v2-0203'
/** Licence number, medical licence, and the US register's number, in HL7 table 0203. */
const LICENCES = { LN: true, MD: true, NPI: true, PRN: true } as const

export const practitionerMapping: Mapping<PractitionerRows, FhirPractitioner> = {
  resourceType: 'Practitioner',
  table: 'practitioner',
  events: [],
  carried: [
    ...['identifier.type', 'identifier.system', 'identifier.value', 'active', 'qualification.code'],
    ...['name.use', 'name.family', 'name.given', 'name.prefix', 'name.text'],
  ],
  remarks: {
    identifier: 'One licence number: the US NPI, else one typed as a licence.',
    name: 'The official name, else the first; a suffix is dropped.',
    qualification: 'The first, in words, as the specialty.',
  },
  toRows: practitionerToRows,
  toFhir: practitionerToFhir,
}

function practitionerToRows(resource: JsonObject, context: ToRowsContext): MappingResult<PractitionerRows> {
  const problems: MappingProblem[] = []
  const practitioner = new Element(resource, context, problems)
  const name =
    readPlainName(practitioner) ?? practitioner.fail('name', 'has neither a family nor a given name')
  const row = {
    familyName: name?.familyName ?? null,
    givenName: name?.givenName ?? null,
    prefix: name?.prefix ?? null,
    licenceNumber: readLicence(practitioner),
    specialty: readWords(practitioner.children('qualification')[0]?.child('code') ?? null),
    isActive: practitioner.boolean('active') ?? true,
  }
  return problems.length === 0 ? { ok: true, rows: { practitioner: row } } : { ok: false, problems }
}

function practitionerToFhir({ practitioner }: PractitionerRows, { id }: ToFhirContext): FhirPractitioner {
  const { familyName, givenName, prefix, licenceNumber, specialty } = practitioner
  const code = renderWords(specialty)
  return {
    resourceType: 'Practitioner',
    id,
    identifier:
      licenceNumber === null
        ? undefined
        : [{ type: renderCode(IDENTIFIER_TYPES, 'LN'), value: licenceNumber }],
    active: practitioner.isActive,
    name: [
      {
        family: unlessNull(familyName),
        given: givenName === null ? undefined : [givenName],
        prefix: prefix === null ? undefined : [prefix],
      },
    ],
    qualification: code === undefined ? undefined : [{ code }],
  }
}

function readLicence(practitioner: Element): string | null {
  const identifiers = practitioner.children('identifier')
  const licence =
    identifiers.find((identifier) => identifier.text('system') === NPI_SYSTEM) ??
    identifiers.find((identifier) => readCode(identifier.child('type'), LICENCES) === true)
  return licence?.text('value') ?? null
}
