import type { AllergyIntoleranceTable } from '@ehr/db-migrations/tables/allergy-intolerance'
import type { JsonObject } from '../json/lossless.ts'
import {
  CONCEPT_REMARK,
  type Concept,
  readCode,
  readConcept,
  readWords,
  renderCode,
  renderConcept,
} from './concept.ts'
import { type Content, unlessNull } from './content.ts'
import { Element } from './element.ts'
import type { FhirAllergyIntolerance, FhirConcept } from './fhir-types.ts'
import type { Mapping, MappingProblem, MappingResult, ToFhirContext, ToRowsContext } from './mapping.ts'
import { NOTE_REMARK, readNote, renderNote } from './note.ts'
import { renderReference, requireReference } from './reference.ts'

export interface AllergyIntoleranceRows {
  allergyIntolerance: Content<AllergyIntoleranceTable>
}

/** What people write here: of an import, the moment and the one reaction say it. */
const WRITTEN_HERE = { reactions: null, onsetOn: null, onsetPrecision: null, statusReason: null }

/** SNOMED CT: No known allergy. FHIR records the absence of allergies by this code, not by an element. */
export const NO_KNOWN_ALLERGY = { system: 'http://snomed.info/sct', code: '716186003' } as const

/** SNOMED CT: the same of any agent, of drugs, of food, of the environment. */
const NONE_KNOWN_CODES: readonly string[] = [NO_KNOWN_ALLERGY.code, '409137002', '429625007', '428607008']

const CLINICAL_SYSTEM = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'
const VERIFICATION_SYSTEM = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'
const CLINICAL = { active: 'active', inactive: 'inactive', resolved: 'resolved' } as const
const VERIFICATION = {
  unconfirmed: 'unconfirmed',
  confirmed: 'confirmed',
  refuted: 'refuted',
  'entered-in-error': 'entered-in-error',
} as const
const TYPES = ['allergy', 'intolerance'] as const
const CATEGORIES = ['food', 'medication', 'environment', 'biologic'] as const
const CRITICALITIES = ['low', 'high', 'unable-to-assess'] as const
const SEVERITIES = ['mild', 'moderate', 'severe'] as const

/** FHIR's way to say that something required is not known. */
const UNKNOWN: FhirConcept = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}

export const allergyIntoleranceMapping: Mapping<AllergyIntoleranceRows, FhirAllergyIntolerance> = {
  resourceType: 'AllergyIntolerance',
  table: 'allergyIntolerance',
  events: ['onsetAt', 'recordedAt'],
  carried: [
    ...['clinicalStatus', 'verificationStatus', 'type', 'category', 'criticality', 'code', 'patient'],
    ...['onsetDateTime', 'onsetPeriod.start', 'recordedDate', 'note.text'],
    ...['reaction.manifestation', 'reaction.severity', 'reaction.substance'],
  ],
  remarks: {
    clinicalStatus: 'Absent: active.',
    verificationStatus: 'Absent: unconfirmed.',
    category: 'The first.',
    code: `${CONCEPT_REMARK} Absent: the substance of the first reaction. SNOMED CT 716186003, 409137002, 429625007 and 428607008 are "none known".`,
    reaction: 'The first: its first manifestation in words, and its severity.',
    note: NOTE_REMARK,
  },
  toRows: allergyToRows,
  toFhir: allergyToFhir,
}

function allergyToRows(resource: JsonObject, context: ToRowsContext): MappingResult<AllergyIntoleranceRows> {
  const problems: MappingProblem[] = []
  const allergy = new Element(resource, context, problems)
  const reaction = allergy.children('reaction')[0]
  const code = readAgent(allergy, reaction)
  const patientId = requireReference(allergy, 'patient', ['Patient'])
  const rest = {
    type: allergy.code('type', TYPES),
    category: readCategory(allergy),
    criticality: allergy.code('criticality', CRITICALITIES),
    clinicalStatus: readCode(allergy.child('clinicalStatus'), CLINICAL) ?? 'active',
    verificationStatus: readCode(allergy.child('verificationStatus'), VERIFICATION) ?? 'unconfirmed',
    isNoneKnown: code?.system === NO_KNOWN_ALLERGY.system && NONE_KNOWN_CODES.includes(code.code),
    reaction: readWords(reaction?.children('manifestation')[0] ?? null),
    reactionSeverity: reaction?.code('severity', SEVERITIES) ?? null,
    onsetAt: allergy.moment('onsetDateTime') ?? allergy.child('onsetPeriod')?.moment('start') ?? null,
    recordedAt: allergy.moment('recordedDate'),
    note: readNote(allergy),
    ...WRITTEN_HERE,
  }
  if (problems.length > 0 || code === null || patientId === null) return { ok: false, problems }
  const columns = { codeSystem: code.system, code: code.code, codeDisplay: code.display }
  return { ok: true, rows: { allergyIntolerance: { patientId, ...columns, ...rest } } }
}

function allergyToFhir({ allergyIntolerance: row }: AllergyIntoleranceRows, { id }: ToFhirContext) {
  // FHIR's rule ait-2: what was entered in error has no clinical status.
  const isError = row.verificationStatus === 'entered-in-error'
  return {
    resourceType: 'AllergyIntolerance',
    id,
    clinicalStatus: isError ? undefined : renderCode(CLINICAL_SYSTEM, row.clinicalStatus),
    verificationStatus: renderCode(VERIFICATION_SYSTEM, row.verificationStatus),
    type: unlessNull(row.type),
    category: row.category === null ? undefined : [row.category],
    criticality: unlessNull(row.criticality),
    code: renderConcept({ system: row.codeSystem, code: row.code, display: row.codeDisplay }),
    patient: renderReference('Patient', row.patientId),
    onsetDateTime: renderOnset(row),
    recordedDate: row.recordedAt?.toISOString(),
    note: renderNote(row.note),
    reaction: renderReaction(row),
  } satisfies FhirAllergyIntolerance
}

/** As much of the date as is known. */
function renderOnset({ onsetAt, onsetOn, onsetPrecision }: AllergyIntoleranceRows['allergyIntolerance']) {
  if (onsetOn === null || onsetPrecision === null) return onsetAt?.toISOString()
  return onsetOn.slice(0, { day: 10, month: 7, year: 4 }[onsetPrecision])
}

/** FHIR wants a manifestation in each reaction; one whose severity alone is known says that it is not known. */
function renderReaction(
  row: AllergyIntoleranceRows['allergyIntolerance'],
): FhirAllergyIntolerance['reaction'] {
  if (row.reaction === null && row.reactionSeverity === null) return undefined
  const manifestation = row.reaction === null ? UNKNOWN : { text: row.reaction }
  return [{ manifestation: [manifestation], severity: unlessNull(row.reactionSeverity) }]
}

function readAgent(allergy: Element, reaction: Element | undefined): Concept | null {
  const concept = readConcept(allergy.child('code')) ?? readConcept(reaction?.child('substance') ?? null)
  return concept ?? allergy.fail('code', 'has neither a code with its system nor a text')
}

function readCategory(allergy: Element) {
  const category = allergy.texts('category')[0]
  if (category === undefined) return null
  return (
    CATEGORIES.find((known) => known === category) ?? allergy.fail('category[0]', 'is not a code of FHIR')
  )
}
