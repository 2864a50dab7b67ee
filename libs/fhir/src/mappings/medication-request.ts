import type { MedicationRequestTable } from '@ehr/db-migrations/tables/medication-request'
import type { JsonObject } from '../json/lossless.ts'
import {
  CONCEPT_REMARK,
  type Concept,
  readConcept,
  readWords,
  renderColumns,
  renderConcept,
  renderWords,
} from './concept.ts'
import type { Content } from './content.ts'
import { Element } from './element.ts'
import type { FhirMedicationRequest } from './fhir-types.ts'
import type { Mapping, MappingProblem, MappingResult, ToFhirContext, ToRowsContext } from './mapping.ts'
import { readDosage, renderDosage } from './medication-dosage.ts'
import {
  readConceptReference,
  readReference,
  renderOptionalReference,
  renderReference,
  requireReference,
} from './reference.ts'

export interface MedicationRequestRows {
  medicationRequest: Content<MedicationRequestTable>
}

/** What prescribing here writes: of an import, the words say it. */
const WRITTEN_HERE = { frequencyCode: null, startsOn: null, endsOn: null, stopCode: null, statusReason: null }

const STATUSES = [
  ...(['active', 'on-hold', 'cancelled', 'completed'] as const),
  ...(['stopped', 'draft', 'entered-in-error'] as const),
]
const INTENTS = [
  ...(['proposal', 'plan', 'order', 'original-order'] as const),
  ...(['reflex-order', 'filler-order', 'instance-order', 'option'] as const),
]

export const medicationRequestMapping: Mapping<MedicationRequestRows, FhirMedicationRequest> = {
  resourceType: 'MedicationRequest',
  table: 'medicationRequest',
  events: ['authoredAt', 'stoppedAt'],
  carried: [
    ...['status', 'statusReason', 'intent', 'medicationCodeableConcept', 'medicationReference', 'contained'],
    ...['subject', 'encounter', 'authoredOn', 'requester', 'reasonCode', 'reasonReference'],
    ...['dosageInstruction.text', 'dosageInstruction.patientInstruction', 'dosageInstruction.route'],
    ...['dosageInstruction.timing', 'dosageInstruction.asNeededBoolean'],
    ...['dosageInstruction.asNeededCodeableConcept', 'dosageInstruction.doseAndRate.doseQuantity'],
  ],
  remarks: {
    medicationReference: 'The code of the Medication that it means: contained, or elsewhere in the input.',
    medicationCodeableConcept: CONCEPT_REMARK,
    status: '"unknown" is refused.',
    statusReason: 'In words.',
    requester: 'A practitioner.',
    reasonCode: `The first; else the code of the condition that reasonReference means. ${CONCEPT_REMARK}`,
    dosageInstruction:
      'The first: one dose with its unit, route and timing in words, instructions, as needed.',
    'dosageInstruction.timing': 'In words; the end of its bounds is when an ended prescription was stopped.',
  },
  toRows: medicationRequestToRows,
  toFhir: medicationRequestToFhir,
}

function medicationRequestToRows(
  resource: JsonObject,
  context: ToRowsContext,
): MappingResult<MedicationRequestRows> {
  const problems: MappingProblem[] = []
  const request = new Element(resource, context, problems)
  const status = request.requireCode('status', STATUSES)
  const drug = readDrug(request)
  const patientId = requireReference(request, 'subject', ['Patient'])
  const authoredAt = request.requireMoment('authoredOn')
  const reason = readReason(request)
  const rest = {
    encounterId: readReference(request.child('encounter'), ['Encounter']),
    practitionerId: readReference(request.child('requester'), ['Practitioner']),
    intent: request.code('intent', INTENTS) ?? ('order' as const),
    ...readDosage(request.children('dosageInstruction')[0], isEnded(status)),
    stopReason: readWords(request.child('statusReason')),
    reasonSystem: reason?.system ?? null,
    reasonCode: reason?.code ?? null,
    reasonDisplay: reason?.display ?? null,
    ...WRITTEN_HERE,
  }
  if (problems.length > 0 || drug === null || patientId === null || authoredAt === null || status === null) {
    return { ok: false, problems }
  }
  const columns = { codeSystem: drug.system, code: drug.code, codeDisplay: drug.display }
  return { ok: true, rows: { medicationRequest: { patientId, ...columns, status, authoredAt, ...rest } } }
}

function medicationRequestToFhir(
  { medicationRequest: row }: MedicationRequestRows,
  { id }: ToFhirContext,
): FhirMedicationRequest {
  const reason = renderColumns(row.reasonSystem, row.reasonCode, row.reasonDisplay)
  const dosage = renderDosage(row)
  return {
    resourceType: 'MedicationRequest',
    id,
    status: row.status,
    statusReason: renderWords(row.stopReason),
    intent: row.intent,
    medicationCodeableConcept: renderConcept({
      system: row.codeSystem,
      code: row.code,
      display: row.codeDisplay,
    }),
    subject: renderReference('Patient', row.patientId),
    encounter: renderOptionalReference('Encounter', row.encounterId),
    authoredOn: row.authoredAt.toISOString(),
    requester: renderOptionalReference('Practitioner', row.practitionerId),
    reasonCode: reason === undefined ? undefined : [reason],
    dosageInstruction: dosage === undefined ? undefined : [dosage],
  }
}

/** The end of the bounds of a prescription that is in use is a plan, not a stop. */
function isEnded(status: (typeof STATUSES)[number] | null): boolean {
  return status !== null && !['active', 'on-hold', 'draft'].includes(status)
}

function readDrug(request: Element): Concept | null {
  const named = readConcept(request.child('medicationCodeableConcept'))
  const reference = request.child('medicationReference')
  return (
    named ??
    readContainedDrug(request, reference) ??
    readConceptReference(reference, 'Medication') ??
    request.fail('medicationCodeableConcept', 'is missing, and medicationReference leads to no code')
  )
}

function readContainedDrug(request: Element, reference: Element | null): Concept | null {
  const target = reference?.text('reference')
  if (!target?.startsWith('#')) return null
  const contained = request.children('contained').find((one) => one.text('id') === target.slice(1))
  return readConcept(contained?.child('code') ?? null)
}

function readReason(request: Element): Concept | null {
  const code = readConcept(request.children('reasonCode')[0] ?? null)
  return code ?? readConceptReference(request.children('reasonReference')[0] ?? null, 'Condition')
}
