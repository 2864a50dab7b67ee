import type { PartialDate } from '@ehr/contracts'
import type { Draft } from '@ehr/ui/form/draft.ts'
import { ageInMonths } from '../../contract/age-bands.ts'
import { ADULT_MONTHS, BMI_FROM_MONTHS, bodyMassIndex } from '../../contract/bmi.ts'
import { isPossible, listUnusual } from '../../contract/judge.ts'
import type { VitalSetInput } from '../../contract/vital-input.ts'
import { MEASURED_KINDS, type MeasuredKind, VITAL_FACTS, type VitalKind } from '../../contract/vital-kinds.ts'
import type { Vital } from '../../contract.ts'

export type SetDraft = Draft<Pick<VitalSetInput, 'takenAt' | 'values'>>
export type DraftValues = SetDraft['values']

/** What the judgement of a draft needs to know of the patient. */
export interface JudgedPatient {
  readonly birthDate: PartialDate | null
  readonly deceasedAt: string | null
  /** The newest height on record. */
  readonly lastHeight: Pick<Vital, 'value' | 'unit' | 'takenAt'> | undefined
}

/** BMI of a draft; `heightOf` is when the height was measured, where it was not now. */
export interface DraftBmi {
  readonly value: string
  readonly heightOf: string | undefined
}

/** The BMI that saving would compute; undefined as long as something lacks for it. */
export function draftBmi({ takenAt, values }: SetDraft, patient: JudgedPatient): DraftBmi | undefined {
  const age = ageAt(takenAt, patient)
  if (!values.weight || (age !== undefined && age < BMI_FROM_MONTHS)) return undefined
  const former = values.height ? undefined : formerHeight(takenAt, patient)
  const height = values.height ?? former?.value
  const value = height ? bodyMassIndex(values.weight, height) : undefined
  return value === undefined ? undefined : { value, heightOf: former?.takenAt }
}

/** A former height counts for adults, when they were adults already. */
function formerHeight(takenAt: SetDraft['takenAt'], patient: JudgedPatient) {
  const { lastHeight } = patient
  if (lastHeight === undefined || lastHeight.unit !== VITAL_FACTS.height.unit) return undefined
  if (takenAt && lastHeight.takenAt > takenAt) return undefined
  const ageThen = ageInMonths(patient.birthDate, lastHeight.takenAt)
  return ageThen !== undefined && ageThen >= ADULT_MONTHS ? lastHeight : undefined
}

/** The kinds of a draft that will be asked about, the BMI included. */
export function unusualInDraft(draft: SetDraft, patient: JudgedPatient): VitalKind[] {
  const possible = MEASURED_KINDS.filter((kind) => {
    const value = draft.values[kind]
    return value && isPossible(kind, value)
  })
  const values: Partial<Record<VitalKind, string | null | undefined>> = Object.fromEntries(
    possible.map((kind) => [kind, draft.values[kind]]),
  )
  values.bmi = draftBmi(draft, patient)?.value
  return listUnusual(values, ageAt(draft.takenAt, patient))
}

/** Whether nobody can have the typed value. */
export function isImpossible(kind: MeasuredKind, values: DraftValues): boolean {
  const value = values[kind]
  return value ? !isPossible(kind, value) : false
}

/** Age in months at the moment of a draft; undefined when the birth date or the moment is not known. */
export function ageAt(takenAt: SetDraft['takenAt'], { birthDate }: Pick<JudgedPatient, 'birthDate'>) {
  return takenAt ? ageInMonths(birthDate, takenAt) : undefined
}
