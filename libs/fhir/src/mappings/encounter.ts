import type { EncounterClass, EncounterStatus, EncounterTable } from '@ehr/db-migrations/tables/encounter'
import type { JsonObject } from '../json/lossless.ts'
import { CONCEPT_REMARK, type Concept, readConcept, renderColumns } from './concept.ts'
import { type Content, unlessNull } from './content.ts'
import { Element } from './element.ts'
import type { FhirEncounter } from './fhir-types.ts'
import type { Mapping, MappingProblem, MappingResult, ToFhirContext, ToRowsContext } from './mapping.ts'
import { readConceptReference, readReference, renderReference, requireReference } from './reference.ts'

export interface EncounterRows {
  encounter: Content<EncounterTable>
}

const STATUSES = [
  'planned',
  'arrived',
  'triaged',
  'in-progress',
  'onleave',
  'finished',
  'cancelled',
  'entered-in-error',
] as const satisfies readonly EncounterStatus[]

const CLASS_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

/** HL7 v3 ActEncounterCode → what the table distinguishes. */
const CLASSES: Readonly<Record<string, EncounterClass>> = {
  AMB: 'ambulatory',
  PRENC: 'ambulatory',
  EMER: 'emergency',
  IMP: 'inpatient',
  ACUTE: 'inpatient',
  NONAC: 'inpatient',
  OBSENC: 'inpatient',
  SS: 'inpatient',
  HH: 'home',
  FLD: 'home',
  VR: 'virtual',
}

const CLASS_CODES: Readonly<Record<EncounterClass, string>> = {
  ambulatory: 'AMB',
  emergency: 'EMER',
  inpatient: 'IMP',
  home: 'HH',
  virtual: 'VR',
}

/** Whom a visit is named for: who did it, else who was in charge, else the first who took part. */
const MAIN_PARTICIPANTS = ['PPRF', 'ATND']

export const encounterMapping: Mapping<EncounterRows, FhirEncounter> = {
  resourceType: 'Encounter',
  table: 'encounter',
  events: ['startedAt', 'endedAt'],
  carried: [
    ...['status', 'class', 'type', 'subject', 'period.start', 'period.end'],
    ...['participant.type', 'participant.individual', 'reasonCode', 'reasonReference'],
    ...['serviceProvider', 'location.location'],
  ],
  remarks: {
    status: '"unknown" is finished where the visit has an end, and refused otherwise.',
    class: 'Ambulatory, emergency, inpatient, home or virtual.',
    type: `The first. ${CONCEPT_REMARK}`,
    reasonCode: `The first; else the code of the condition that reasonReference means. ${CONCEPT_REMARK}`,
    participant: 'One practitioner: the primary performer, else the attender, else the first.',
    serviceProvider: 'The site (location), unless location names one.',
  },
  toRows: encounterToRows,
  toFhir: encounterToFhir,
}

function encounterToRows(resource: JsonObject, context: ToRowsContext): MappingResult<EncounterRows> {
  const problems: MappingProblem[] = []
  const visit = new Element(resource, context, problems)
  const period = visit.child('period')
  const endedAt = period?.moment('end') ?? null
  const startedAt = period === null ? visit.fail('period', 'is missing') : period.requireMoment('start')
  if (startedAt !== null && endedAt !== null && endedAt < startedAt) {
    visit.fail('period', 'ends before it begins')
  }
  const status = readStatus(visit, endedAt)
  const visitClass = readClass(visit)
  const patientId = requireReference(visit, 'subject', ['Patient'])
  const type = readConcept(visit.children('type')[0] ?? null)
  const reason = readReason(visit)
  const locationId = readLocation(visit)
  const practitionerId = readPractitioner(visit)
  if (
    problems.length > 0 ||
    startedAt === null ||
    status === null ||
    visitClass === null ||
    patientId === null
  ) {
    return { ok: false, problems }
  }
  const encounter = {
    ...{ patientId, locationId, practitionerId, status, class: visitClass, startedAt, endedAt },
    ...{ typeSystem: type?.system ?? null, typeCode: type?.code ?? null, typeDisplay: type?.display ?? null },
    reasonSystem: reason?.system ?? null,
    reasonCode: reason?.code ?? null,
    reasonDisplay: reason?.display ?? null,
    // Written here only: FHIR R4 has no reason for a visit's status.
    statusReason: null,
  }
  return { ok: true, rows: { encounter } }
}

function encounterToFhir({ encounter }: EncounterRows, { id }: ToFhirContext): FhirEncounter {
  const type = renderColumns(encounter.typeSystem, encounter.typeCode, encounter.typeDisplay)
  const reason = renderColumns(encounter.reasonSystem, encounter.reasonCode, encounter.reasonDisplay)
  const { practitionerId, locationId } = encounter
  return {
    resourceType: 'Encounter',
    id,
    status: encounter.status,
    class: { system: CLASS_SYSTEM, code: CLASS_CODES[encounter.class] },
    type: type === undefined ? undefined : [type],
    subject: renderReference('Patient', encounter.patientId),
    participant:
      practitionerId === null ? undefined : [{ individual: renderReference('Practitioner', practitionerId) }],
    period: {
      start: encounter.startedAt.toISOString(),
      end: unlessNull(encounter.endedAt)?.toISOString(),
    },
    reasonCode: reason === undefined ? undefined : [reason],
    location: locationId === null ? undefined : [{ location: renderReference('Location', locationId) }],
  }
}

function readStatus(visit: Element, endedAt: Date | null): EncounterStatus | null {
  if (visit.text('status') === 'unknown' && endedAt !== null) return 'finished'
  return visit.requireCode('status', STATUSES)
}

function readClass(visit: Element): EncounterClass | null {
  const code = visit.child('class')?.text('code') ?? null
  if (code === null) return visit.fail('class', 'has no code')
  return CLASSES[code] ?? visit.fail('class.code', `is none of ${Object.keys(CLASSES).join(', ')}`)
}

function readReason(visit: Element): Concept | null {
  const code = readConcept(visit.children('reasonCode')[0] ?? null)
  return code ?? readConceptReference(visit.children('reasonReference')[0] ?? null, 'Condition')
}

function readLocation(visit: Element): string | null {
  const place = visit.children('location')[0]?.child('location') ?? null
  return readReference(place, ['Location']) ?? readReference(visit.child('serviceProvider'), ['Organization'])
}

function readPractitioner(visit: Element): string | null {
  const participants = visit.children('participant').filter((one) => one.has('individual'))
  const chosen = MAIN_PARTICIPANTS.map((role) => participants.find((one) => hasRole(one, role)))
  const participant = chosen.find((one) => one !== undefined) ?? participants[0]
  return readReference(participant?.child('individual') ?? null, ['Practitioner'])
}

function hasRole(participant: Element, role: string): boolean {
  const codings = participant.children('type').flatMap((type) => type.children('coding'))
  return codings.some((coding) => coding.text('code') === role)
}
