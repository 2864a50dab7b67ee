import type { Draft } from '@ehr/ui/form/draft.ts'
import { DOSE_UNIT_VALUES, frequencyOf, ROUTE_VALUES } from '../../contract/order-terms.ts'
import type { OrderChange, Prescription } from '../../contract/orders.ts'
import type { Medication } from '../../contract.ts'

export type PrescriptionDraft = Draft<Prescription>
export type OrderDraft = Draft<OrderChange>
/** What both forms have. */
export type OrderedDraft = Omit<OrderDraft, 'changeReason'>

/** A new prescription: only the first day is filled in. */
export function blankPrescription(today: string): PrescriptionDraft {
  return {
    code: { system: null, code: null, display: null },
    doseQuantity: null,
    doseUnit: null,
    route: null,
    frequencyCode: null,
    isAsNeeded: false,
    startsOn: today,
    endsOn: null,
    instructions: null,
    reason: null,
    encounterId: null,
    answers: [],
  }
}

/** What of a prescription the form shows and writes; words of imports that are not ours are to be chosen anew. */
export function draftOf(medication: Medication): OrderDraft {
  const { doseQuantity, doseUnit, route, frequency, isAsNeeded, instructions, reason } = medication
  return {
    doseQuantity,
    doseUnit: DOSE_UNIT_VALUES.find((value) => value === doseUnit) ?? null,
    route: ROUTE_VALUES.find((value) => value === route) ?? null,
    frequencyCode: frequencyOf(frequency) ?? null,
    isAsNeeded,
    startsOn: medication.startsOn ?? medication.authoredAt.slice(0, 10),
    endsOn: medication.endsOn,
    instructions,
    reason,
    changeReason: null,
  }
}
