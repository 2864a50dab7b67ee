import { DRUGS } from '../medicine/drugs.ts'
import type { Random } from '../random.ts'
import type { ClinicPlan } from './clinic-plan.ts'

type SafetyPart = Pick<
  ClinicPlan,
  'allergyIntolerance' | 'allergyReview' | 'medicationOverride' | 'medicationRequest'
>

const PENICILLIN_ALLERGY = '91936005'

/**
 * What went on around allergies and drugs: lists that somebody reviewed, drugs on hold, and penicillins that were
 * given in spite of an allergy, with the reason that was written then.
 */
export function planSafety(clinic: ClinicPlan, random: Random): SafetyPart {
  const allergyIntolerance = clinic.allergyIntolerance.map((row) => ({
    ...row,
    id: random.uuid(Temporal.Instant.from(String(row.recordedAt))),
  }))
  const given = allergyIntolerance
    .filter(({ code }) => code === PENICILLIN_ALLERGY)
    .flatMap((allergy) => planGivenNevertheless(clinic, allergy, random))
  return {
    allergyIntolerance,
    allergyReview: planReviews(clinic, random),
    medicationRequest: [
      ...clinic.medicationRequest.map((row) => planHold(row, random)),
      ...given.map(({ request }) => request),
    ],
    medicationOverride: given.map(({ override }) => override),
  }
}

function planHold(row: ClinicPlan['medicationRequest'][number], random: Random) {
  const id = random.uuid(Temporal.Instant.from(String(row.authoredAt)))
  const isHeld = random.chance(0.06) && row.status === 'active'
  const held = { status: 'on-hold' as const, statusReason: 'Until the blood test is back' }
  return isHeld ? { ...row, id, ...held } : { ...row, id }
}

function planReviews({ allergyIntolerance, encounter }: ClinicPlan, random: Random) {
  const patientIds = [...new Set(allergyIntolerance.map(({ patientId }) => patientId))]
  return patientIds.flatMap((patientId) => {
    const last = encounter.findLast((visit) => visit.patientId === patientId && visit.status === 'finished')
    return last === undefined || random.chance(0.5) ? [] : [{ patientId, reviewedAt: last.startedAt }]
  })
}

type Allergy = ClinicPlan['allergyIntolerance'][number] & { id: string }

function planGivenNevertheless(
  { encounter }: ClinicPlan,
  { id: conflictId, patientId, code, codeDisplay, codeSystem }: Allergy,
  random: Random,
) {
  const visits = encounter.filter((visit) => visit.patientId === patientId && visit.status === 'finished')
  const visit = visits.at(-2)
  if (visit === undefined || random.chance(0.5)) return []
  const startedAt = Temporal.Instant.from(String(visit.startedAt))
  const medicationId = random.uuid(startedAt)
  const { amoxicillin: drug } = DRUGS
  const request = {
    id: medicationId,
    patientId,
    encounterId: visit.id,
    practitionerId: visit.practitionerId ?? null,
    codeSystem: 'http://www.nlm.nih.gov/research/umls/rxnorm',
    code: drug.code,
    codeDisplay: drug.display,
    status: 'completed' as const,
    doseQuantity: drug.dose,
    doseUnit: drug.unit,
    route: drug.route,
    frequency: drug.frequency,
    isAsNeeded: false,
    authoredAt: String(visit.startedAt),
    stoppedAt: startedAt.add({ hours: 24 * 7 }).toString(),
    stopCode: 'course-completed',
  }
  const override = {
    patientId,
    medicationId,
    kind: 'allergy',
    severity: 'high' as const,
    conflictId,
    conflictVersion: 1,
    conflictSystem: codeSystem,
    conflictCode: code,
    conflictDisplay: codeDisplay,
    matched: 'penicillin-class antibacterial',
    knowledgeVersion: 'demo',
    reasonCode: 'tolerated-before',
    reason: 'Took it twice as a child without a reaction; observed here for an hour.',
  }
  return [{ request, override }]
}
