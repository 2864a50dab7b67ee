import { ALLERGIES, NO_KNOWN_ALLERGY } from '../medicine/allergies.ts'
import { LONG_CONDITIONS, type LongCondition, SHORT_CONDITIONS } from '../medicine/conditions.ts'
import { DRUGS, type DrugName } from '../medicine/drugs.ts'
import type { Person } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { PlanPart } from './clinic-plan.ts'
import type { Visit } from './plan-visits.ts'

const SNOMED = 'http://snomed.info/sct'
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'

/** The long illnesses that a person has, by age and chance. */
export function pickLongConditions(person: Person, ageYears: number, random: Random): LongCondition[] {
  if (person.history !== 'chronic') return []
  return LONG_CONDITIONS.filter(
    ({ fromAge, probability }) => ageYears >= fromAge && random.chance(probability),
  )
}

/** A long illness, found at one of the earlier visits, and the drugs that it is treated with since. */
export function planLongCondition(
  patientId: string,
  condition: LongCondition,
  visits: readonly Visit[],
  random: Random,
): PlanPart {
  const found = visits[random.integer(0, Math.floor(visits.length / 2))]
  if (found === undefined) return {}
  const since = visits.filter(
    (visit) =>
      visit.status === 'finished' && visit.startedAt.epochMilliseconds >= found.startedAt.epochMilliseconds,
  )
  return {
    condition: [
      {
        ...planCondition(patientId, condition, found),
        clinicalStatus: 'active' as const,
        abatedAt: null,
      },
    ],
    medicationRequest: condition.drugs.flatMap((drug) =>
      planLongTreatment(patientId, drug, since, condition, random),
    ),
  }
}

/** Prescribed anew from time to time: the last one is active, the ones before were completed or stopped. */
function planLongTreatment(
  patientId: string,
  drug: DrugName,
  since: readonly Visit[],
  reason: LongCondition,
  random: Random,
) {
  const renewals = since.filter((_, index) => index % 5 === 0)
  const isStopped = random.chance(0.12)
  return renewals.map((visit, index) => {
    const isLast = index === renewals.length - 1
    const next = renewals[index + 1]
    return {
      ...planPrescription(patientId, drug, visit, reason),
      status: isLast ? (isStopped ? ('stopped' as const) : ('active' as const)) : ('completed' as const),
      stoppedAt: isLast
        ? isStopped
          ? visit.startedAt.add({ hours: 72 }).toString()
          : null
        : (next?.startedAt.toString() ?? null),
      stopCode: isLast && isStopped ? ('side-effects' as const) : null,
      stopReason: null,
    }
  })
}

/** Something short that a visit was for, gone after some days, with its treatment. */
export function planShortCondition(patientId: string, visit: Visit, random: Random): PlanPart {
  const condition = random.pick(SHORT_CONDITIONS)
  const over = visit.startedAt.add({ hours: 24 * random.integer(5, 14) })
  return {
    condition: [
      {
        ...planCondition(patientId, condition, visit),
        category: 'encounter-diagnosis' as const,
        clinicalStatus: 'resolved' as const,
        abatedAt: over.toString(),
      },
    ],
    medicationRequest: condition.drugs.map((drug) => ({
      ...planPrescription(patientId, drug, visit, condition),
      status: 'completed' as const,
      stoppedAt: over.toString(),
      stopReason: null,
    })),
  }
}

interface Coded {
  readonly code: string
  readonly display: string
}

function planCondition(patientId: string, condition: Coded, visit: Visit) {
  return {
    patientId,
    encounterId: visit.id,
    codeSystem: SNOMED,
    code: condition.code,
    codeDisplay: condition.display,
    category: 'problem-list-item' as 'problem-list-item' | 'encounter-diagnosis',
    onsetAt: visit.startedAt.toString(),
    recordedAt: visit.startedAt.toString(),
  }
}

function planPrescription(patientId: string, name: DrugName, visit: Visit, reason: Coded) {
  const drug = DRUGS[name]
  return {
    patientId,
    encounterId: visit.id,
    practitionerId: visit.practitionerId,
    codeSystem: RXNORM,
    code: drug.code,
    codeDisplay: drug.display,
    doseQuantity: drug.dose,
    doseUnit: drug.unit,
    route: drug.route,
    frequency: drug.frequency,
    isAsNeeded: 'isAsNeeded' in drug,
    authoredAt: visit.startedAt.toString(),
    reasonSystem: SNOMED,
    reasonCode: reason.code,
    reasonDisplay: reason.display,
  }
}

/** Allergies, or that none is known, or nothing recorded at all: three different facts. */
export function planAllergies(
  patientId: string,
  person: Person,
  visits: readonly Visit[],
  random: Random,
): PlanPart {
  const first = visits[0]
  const wanted =
    person.allergies ?? random.pick(['some', 'none-known', 'none-known', 'not-recorded'] as const)
  if (first === undefined || wanted === 'not-recorded') return {}
  const common = {
    patientId,
    codeSystem: SNOMED,
    recordedAt: first.startedAt.toString(),
    clinicalStatus: 'active' as const,
  }
  if (wanted === 'none-known') {
    const none = { category: null, criticality: null, type: null, reaction: null, reactionSeverity: null }
    return {
      allergyIntolerance: [
        {
          ...common,
          ...none,
          code: NO_KNOWN_ALLERGY.code,
          codeDisplay: NO_KNOWN_ALLERGY.display,
          isNoneKnown: true,
        },
      ],
    }
  }
  const count = wanted === 'many' ? 6 : random.integer(1, 3)
  return {
    allergyIntolerance: random.some(ALLERGIES, count).map((allergy) => ({
      ...common,
      code: allergy.code,
      codeDisplay: allergy.display,
      isNoneKnown: false,
      type: 'allergy' as const,
      category: allergy.category,
      criticality: allergy.criticality,
      reaction: allergy.reaction,
      reactionSeverity: allergy.criticality === 'high' ? ('severe' as const) : ('mild' as const),
    })),
  }
}
