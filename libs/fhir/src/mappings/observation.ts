import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import type { ObservationComponentTable } from '@ehr/db-migrations/tables/observation-component'
import type { JsonObject } from '../json/lossless.ts'
import { CONCEPT_REMARK, readCode, renderCode, renderConcept, requireConcept } from './concept.ts'
import { type Content, unlessEmpty } from './content.ts'
import { Element } from './element.ts'
import type { FhirObservation, FhirObservationComponent } from './fhir-types.ts'
import type { Mapping, MappingProblem, MappingResult, ToFhirContext, ToRowsContext } from './mapping.ts'
import { NOTE_REMARK, readNote, renderNote } from './note.ts'
import { readValue, renderValue, VALUE_ELEMENTS } from './observation-value.ts'
import { readReference, renderOptionalReference, renderReference, requireReference } from './reference.ts'
import { readReferenceRange, renderReferenceRange } from './reference-range.ts'

export type ObservationComponentRow = Content<ObservationComponentTable, 'observationId'>

export interface ObservationRows {
  observation: Content<ObservationTable>
  observationComponent: ObservationComponentRow[]
}

const CATEGORY_SYSTEM = 'http://terminology.hl7.org/CodeSystem/observation-category'
const INTERPRETATION_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'

const STATUSES = [
  ...(['registered', 'preliminary', 'final', 'amended'] as const),
  ...(['corrected', 'cancelled', 'entered-in-error', 'unknown'] as const),
]
const CATEGORIES = {
  'vital-signs': 'vital-signs',
  laboratory: 'laboratory',
  survey: 'survey',
  'social-history': 'social-history',
  imaging: 'imaging',
  procedure: 'procedure',
  exam: 'exam',
  therapy: 'therapy',
  activity: 'activity',
} as const
const INTERPRETATIONS = { N: 'N', L: 'L', H: 'H', LL: 'LL', HH: 'HH', A: 'A', AA: 'AA' } as const

export const observationMapping: Mapping<ObservationRows, FhirObservation> = {
  resourceType: 'Observation',
  table: 'observation',
  parts: { tables: ['observationComponent'], parentColumn: 'observationId' },
  events: ['effectiveAt', 'issuedAt'],
  carried: [
    ...['status', 'category', 'code', 'subject', 'encounter', 'issued', 'interpretation', 'note.text'],
    ...['effectiveDateTime', 'effectivePeriod.start', 'effectiveInstant', 'performer.display'],
    ...['referenceRange.low', 'referenceRange.high', 'referenceRange.text', 'referenceRange.type'],
    ...['referenceRange.appliesTo', 'component.code'],
    ...VALUE_ELEMENTS.flatMap((name) => [name, `component.${name}`]),
  ],
  remarks: {
    category: 'The first that is one of FHIR’s nine; absent: exam.',
    code: CONCEPT_REMARK,
    effectiveDateTime: 'Absent: the time of issue.',
    valueQuantity: 'With all digits; with a comparator (“< 5 mg/dL”) as text, so that it is not read as 5.',
    valueRange: 'As text, as are ratio, period, time, date and yes or no.',
    valueSampledData: 'Refused, since the observation would say nothing without it.',
    referenceRange: 'One: the normal range, else the first; its population in words.',
    interpretation: 'N, L, H, LL, HH, A or AA; another code is dropped.',
    performer: 'The first with a name.',
    note: NOTE_REMARK,
  },
  toRows: observationToRows,
  toFhir: observationToFhir,
}

function observationToRows(resource: JsonObject, context: ToRowsContext): MappingResult<ObservationRows> {
  const problems: MappingProblem[] = []
  const finding = new Element(resource, context, problems)
  const code = requireConcept(finding, 'code')
  const patientId = requireReference(finding, 'subject', ['Patient'])
  const issuedAt = finding.moment('issued')
  const effectiveAt = readEffective(finding) ?? issuedAt ?? finding.fail('effectiveDateTime', 'is missing')
  const status = finding.requireCode('status', STATUSES)
  const rest = {
    encounterId: readReference(finding.child('encounter'), ['Encounter']),
    category: firstCode(finding.children('category'), CATEGORIES) ?? ('exam' as const),
    issuedAt,
    ...readValue(finding),
    ...readReferenceRange(finding),
    interpretation: firstCode(finding.children('interpretation'), INTERPRETATIONS),
    performer: readPerformer(finding),
    note: readNote(finding),
  }
  const observationComponent = finding.children('component').flatMap((one) => readComponent(one) ?? [])
  if (problems.length > 0 || code === null || patientId === null || effectiveAt === null || status === null) {
    return { ok: false, problems }
  }
  const columns = { codeSystem: code.system, code: code.code, codeDisplay: code.display }
  const observation = { patientId, ...columns, status, statusReason: null, effectiveAt, ...rest }
  return { ok: true, rows: { observation, observationComponent } }
}

function observationToFhir(rows: ObservationRows, { id }: ToFhirContext): FhirObservation {
  const row = rows.observation
  const range = renderReferenceRange(row)
  const { interpretation, performer } = row
  return {
    resourceType: 'Observation',
    id,
    status: row.status,
    category: [renderCode(CATEGORY_SYSTEM, row.category)],
    code: renderConcept({ system: row.codeSystem, code: row.code, display: row.codeDisplay }),
    subject: renderReference('Patient', row.patientId),
    encounter: renderOptionalReference('Encounter', row.encounterId),
    effectiveDateTime: row.effectiveAt.toISOString(),
    issued: row.issuedAt?.toISOString(),
    performer: performer === null ? undefined : [{ display: performer }],
    ...renderValue(row),
    interpretation: interpretation === null ? undefined : [renderCode(INTERPRETATION_SYSTEM, interpretation)],
    note: renderNote(row.note),
    referenceRange: range === undefined ? undefined : [range],
    component: unlessEmpty(rows.observationComponent.map(renderComponent)),
  }
}

function readComponent(component: Element): ObservationComponentRow | null {
  const code = requireConcept(component, 'code')
  if (code === null) return null
  const columns = { codeSystem: code.system, code: code.code, codeDisplay: code.display }
  return { ...columns, ...readValue(component) }
}

function renderComponent(row: ObservationComponentRow): FhirObservationComponent {
  const concept = { system: row.codeSystem, code: row.code, display: row.codeDisplay }
  return { code: renderConcept(concept), ...renderValue(row) }
}

function readEffective(finding: Element): Date | null {
  return (
    finding.moment('effectiveDateTime') ??
    finding.moment('effectiveInstant') ??
    finding.child('effectivePeriod')?.moment('start') ??
    null
  )
}

function readPerformer(finding: Element): string | null {
  const names = finding.children('performer').map((performer) => performer.text('display'))
  return names.find((name) => name !== null) ?? null
}

function firstCode<T>(concepts: readonly Element[], known: Readonly<Record<string, T>>): T | null {
  for (const concept of concepts) {
    const code = readCode(concept, known)
    if (code !== null) return code
  }
  return null
}
