import type { ImmunizationTable } from '@ehr/db-migrations/tables/immunization'
import type { JsonObject } from '../json/lossless.ts'
import { CONCEPT_REMARK, readWords, renderConcept, renderWords, requireConcept } from './concept.ts'
import { type Content, unlessNull } from './content.ts'
import { Element } from './element.ts'
import type { FhirImmunization } from './fhir-types.ts'
import type { Mapping, MappingProblem, MappingResult, ToFhirContext, ToRowsContext } from './mapping.ts'
import { NOTE_REMARK, readNote, renderNote } from './note.ts'
import { readReference, renderOptionalReference, renderReference, requireReference } from './reference.ts'

export interface ImmunizationRows {
  immunization: Content<ImmunizationTable>
}

const STATUSES = ['completed', 'not-done', 'entered-in-error'] as const

export const immunizationMapping: Mapping<ImmunizationRows, FhirImmunization> = {
  resourceType: 'Immunization',
  table: 'immunization',
  events: ['occurredAt'],
  carried: [
    ...['status', 'statusReason', 'vaccineCode', 'patient', 'encounter', 'occurrenceDateTime'],
    ...['primarySource', 'lotNumber', 'expirationDate', 'site', 'route', 'note.text'],
    'protocolApplied.doseNumberPositiveInt',
  ],
  remarks: {
    vaccineCode: CONCEPT_REMARK,
    statusReason: 'In words.',
    site: 'In words.',
    route: 'In words.',
    expirationDate: 'Of a month or year alone, the last day.',
    protocolApplied: 'The number of the dose of the first protocol.',
    occurrenceString: 'A vaccination without a date is refused.',
    note: NOTE_REMARK,
  },
  toRows: immunizationToRows,
  toFhir: immunizationToFhir,
}

/** What people write here: of an import, the moment says when. */
const WRITTEN_HERE = {
  occurredOn: null,
  occurredPrecision: null,
  performer: null,
  place: null,
  errorReason: null,
}

function immunizationToRows(resource: JsonObject, context: ToRowsContext): MappingResult<ImmunizationRows> {
  const problems: MappingProblem[] = []
  const vaccination = new Element(resource, context, problems)
  const code = requireConcept(vaccination, 'vaccineCode')
  const patientId = requireReference(vaccination, 'patient', ['Patient'])
  const occurredAt = vaccination.requireMoment('occurrenceDateTime')
  const status = vaccination.requireCode('status', STATUSES)
  const rest = {
    encounterId: readReference(vaccination.child('encounter'), ['Encounter']),
    statusReason: readWords(vaccination.child('statusReason')),
    lotNumber: vaccination.text('lotNumber'),
    expiresOn: readExpiry(vaccination),
    site: readWords(vaccination.child('site')),
    doseNumber: vaccination.children('protocolApplied')[0]?.integer('doseNumberPositiveInt', 1, 20) ?? null,
    isPrimarySource: vaccination.boolean('primarySource') ?? true,
    note: readNote(vaccination),
    route: readWords(vaccination.child('route')),
    ...WRITTEN_HERE,
  }
  if (problems.length > 0 || code === null || patientId === null || occurredAt === null || status === null) {
    return { ok: false, problems }
  }
  const columns = { codeSystem: code.system, code: code.code, codeDisplay: code.display }
  return { ok: true, rows: { immunization: { patientId, ...columns, status, occurredAt, ...rest } } }
}

function immunizationToFhir(
  { immunization: row }: ImmunizationRows,
  { id }: ToFhirContext,
): FhirImmunization {
  return {
    resourceType: 'Immunization',
    id,
    status: row.status,
    statusReason: renderWords(row.statusReason),
    vaccineCode: renderConcept({ system: row.codeSystem, code: row.code, display: row.codeDisplay }),
    patient: renderReference('Patient', row.patientId),
    encounter: renderOptionalReference('Encounter', row.encounterId),
    occurrenceDateTime: renderOccurrence(row),
    primarySource: row.isPrimarySource,
    lotNumber: unlessNull(row.lotNumber),
    expirationDate: unlessNull(row.expiresOn),
    site: renderWords(row.site),
    route: renderWords(row.route),
    note: renderNote(row.note),
    protocolApplied: row.doseNumber === null ? undefined : [{ doseNumberPositiveInt: row.doseNumber }],
  }
}

/** As much of the date as is known of a dose that was told of. */
function renderOccurrence({ occurredAt, occurredOn, occurredPrecision }: ImmunizationRows['immunization']) {
  if (occurredOn === null || occurredPrecision === null) return occurredAt.toISOString()
  return occurredOn.slice(0, { day: 10, month: 7, year: 4 }[occurredPrecision])
}

/** A lot is good until the end of the month or year that is printed on it. */
function readExpiry(vaccination: Element): string | null {
  const expiry = vaccination.partialDay('expirationDate')
  if (expiry === null || expiry.precision === 'day') return expiry?.value ?? null
  const [year = 0, month = 0] = expiry.value.split('-').map(Number)
  const lastMonth = expiry.precision === 'year' ? 12 : month
  return new Date(Date.UTC(year, lastMonth, 0)).toISOString().slice(0, 10)
}
