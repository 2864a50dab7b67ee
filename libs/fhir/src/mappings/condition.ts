import type { ConditionTable } from '@ehr/db-migrations/tables/condition'
import type { JsonObject } from '../json/lossless.ts'
import { CONCEPT_REMARK, readCode, renderCode, renderConcept, requireConcept } from './concept.ts'
import type { Content } from './content.ts'
import { Element } from './element.ts'
import type { FhirCondition } from './fhir-types.ts'
import type { Mapping, MappingProblem, MappingResult, ToFhirContext, ToRowsContext } from './mapping.ts'
import { NOTE_REMARK, readNote, renderNote } from './note.ts'
import { readReference, renderOptionalReference, renderReference, requireReference } from './reference.ts'

export interface ConditionRows {
  condition: Content<ConditionTable>
}

const CLINICAL_SYSTEM = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const VERIFICATION_SYSTEM = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const CATEGORY_SYSTEM = 'http://terminology.hl7.org/CodeSystem/condition-category'

const CLINICAL = {
  active: 'active',
  recurrence: 'recurrence',
  relapse: 'relapse',
  inactive: 'inactive',
  remission: 'remission',
  resolved: 'resolved',
} as const

const VERIFICATION = {
  unconfirmed: 'unconfirmed',
  provisional: 'provisional',
  differential: 'differential',
  confirmed: 'confirmed',
  refuted: 'refuted',
  'entered-in-error': 'entered-in-error',
} as const

/** SNOMED CT: mild, moderate, severe. */
const SEVERITIES = { '255604002': 'mild', '6736007': 'moderate', '24484000': 'severe' } as const
const SEVERITY_CODES = { mild: '255604002', moderate: '6736007', severe: '24484000' } as const

const CATEGORIES = {
  'problem-list-item': 'problem-list-item',
  'encounter-diagnosis': 'encounter-diagnosis',
} as const

export const conditionMapping: Mapping<ConditionRows, FhirCondition> = {
  resourceType: 'Condition',
  table: 'condition',
  events: ['onsetAt', 'abatedAt', 'recordedAt'],
  carried: [
    ...['clinicalStatus', 'verificationStatus', 'category', 'code', 'subject', 'encounter'],
    ...['onsetDateTime', 'onsetPeriod.start', 'abatementDateTime', 'abatementPeriod.end', 'recordedDate'],
    ...['severity', 'note.text'],
  ],
  remarks: {
    clinicalStatus: 'Absent: resolved where it abated, else active.',
    verificationStatus: 'Absent: confirmed.',
    category: 'Absent or another: problem-list-item.',
    severity: 'By the three codes of SNOMED CT: mild, moderate, severe.',
    code: CONCEPT_REMARK,
    note: NOTE_REMARK,
  },
  toRows: conditionToRows,
  toFhir: conditionToFhir,
}

/** What people write here: of an import, the moments say it. */
const WRITTEN_HERE = {
  onsetOn: null,
  onsetPrecision: null,
  abatedOn: null,
  abatedPrecision: null,
  errorReason: null,
}

function conditionToRows(resource: JsonObject, context: ToRowsContext): MappingResult<ConditionRows> {
  const problems: MappingProblem[] = []
  const problem = new Element(resource, context, problems)
  const code = requireConcept(problem, 'code')
  const patientId = requireReference(problem, 'subject', ['Patient'])
  const abatedAt =
    problem.moment('abatementDateTime') ?? problem.child('abatementPeriod')?.moment('end') ?? null
  const rest = {
    encounterId: readReference(problem.child('encounter'), ['Encounter']),
    category: readCategory(problem),
    clinicalStatus:
      readCode(problem.child('clinicalStatus'), CLINICAL) ?? (abatedAt === null ? 'active' : 'resolved'),
    verificationStatus: readCode(problem.child('verificationStatus'), VERIFICATION) ?? 'confirmed',
    onsetAt: problem.moment('onsetDateTime') ?? problem.child('onsetPeriod')?.moment('start') ?? null,
    abatedAt,
    recordedAt: problem.moment('recordedDate'),
    note: readNote(problem),
    severity: readCode(problem.child('severity'), SEVERITIES),
    ...WRITTEN_HERE,
  }
  if (problems.length > 0 || code === null || patientId === null) return { ok: false, problems }
  const columns = { codeSystem: code.system, code: code.code, codeDisplay: code.display }
  return { ok: true, rows: { condition: { patientId, ...columns, ...rest } } }
}

function conditionToFhir({ condition }: ConditionRows, { id }: ToFhirContext): FhirCondition {
  const { codeSystem, code, codeDisplay } = condition
  // FHIR's rule con-5: what was entered in error has no clinical status.
  const isError = condition.verificationStatus === 'entered-in-error'
  return {
    resourceType: 'Condition',
    id,
    clinicalStatus: isError ? undefined : renderCode(CLINICAL_SYSTEM, condition.clinicalStatus),
    verificationStatus: renderCode(VERIFICATION_SYSTEM, condition.verificationStatus),
    category: [renderCode(CATEGORY_SYSTEM, condition.category)],
    code: renderConcept({ system: codeSystem, code, display: codeDisplay }),
    subject: renderReference('Patient', condition.patientId),
    encounter: renderOptionalReference('Encounter', condition.encounterId),
    severity:
      condition.severity === null
        ? undefined
        : renderCode('http://snomed.info/sct', SEVERITY_CODES[condition.severity]),
    onsetDateTime:
      renderDate(condition.onsetOn, condition.onsetPrecision) ?? condition.onsetAt?.toISOString(),
    abatementDateTime:
      renderDate(condition.abatedOn, condition.abatedPrecision) ?? condition.abatedAt?.toISOString(),
    recordedDate: condition.recordedAt?.toISOString(),
    note: renderNote(condition.note),
  }
}

/** As much of a date as is known: FHIR has `2019` and `2019-03`. */
function renderDate(value: string | null, precision: 'day' | 'month' | 'year' | null): string | undefined {
  if (value === null || precision === null) return undefined
  return value.slice(0, { day: 10, month: 7, year: 4 }[precision])
}

function readCategory(problem: Element) {
  const codes = problem.children('category').map((category) => readCode(category, CATEGORIES))
  return codes.find((code) => code !== null) ?? 'problem-list-item'
}
