import type { Coding } from '@ehr/contracts'
import type { DrugKnowledge, Source } from './drug-knowledge.ts'
import type { DrugConflict, DrugWarning } from './drug-warning.ts'
import { resolveAllergy, resolveDrug, type Substance } from './resolve-substance.ts'

/** An allergy that holds today; statements that none is known are not among them. */
export interface KnownAllergy {
  readonly id: string
  readonly version: number
  readonly code: Coding
  readonly criticality: 'low' | 'high' | 'unable-to-assess' | null
  readonly reaction: string | null
}

/** A drug that the patient takes or is meant to: active, on hold, draft. */
export interface CurrentMedication {
  readonly id: string
  readonly version: number
  readonly code: Coding
}

export interface WarningContext {
  readonly allergies: readonly KnownAllergy[]
  /** Whether somebody stated that no allergy to drugs is known. */
  readonly isNoDrugAllergyKnown: boolean
  readonly medications: readonly CurrentMedication[]
  readonly knowledge: DrugKnowledge
}

/**
 * Everything that speaks against a drug for a patient, the gravest first, and last what could not be checked.
 *
 * An allergy or the same ingredient must be answered; the same class is told. Nothing unknown passes in silence.
 */
export function planWarnings(drug: Coding, context: WarningContext): DrugWarning[] {
  const substance = resolveDrug(drug, context.knowledge)
  const warnings = [
    ...context.allergies.flatMap((allergy) => planAllergy(substance, allergy, context.knowledge)),
    ...context.medications.flatMap((other) => planDuplicate(substance, other, context.knowledge)),
    ...planGaps(substance, context),
  ]
  return warnings.toSorted((one, other) => rankOf(one) - rankOf(other))
}

/** Whether an allergy speaks against a drug, or could not be checked against it; for an allergy that is new. */
export function planAllergy(
  drug: Substance | undefined,
  allergy: KnownAllergy,
  knowledge: DrugKnowledge,
): DrugWarning[] {
  const against = resolveAllergy(allergy.code, knowledge)
  const conflict = { type: 'allergy' as const, ...recordOf(allergy), reaction: allergy.reaction }
  if (against === undefined) return [gapOf('allergy-not-checked', conflict)]
  const found = drug === undefined ? undefined : matchAllergy(drug, against, allergy, knowledge)
  if (found !== undefined) return [{ ...found, id: idOf(found.kind, conflict), conflict }]
  return against.basis === 'name' ? [{ ...gapOf('allergy-not-checked', conflict), basis: 'name' }] : []
}

type Match = Omit<DrugWarning, 'id' | 'conflict'>

function matchAllergy(
  drug: Substance,
  against: Substance,
  { criticality }: KnownAllergy,
  knowledge: DrugKnowledge,
): Match | undefined {
  const basis = drug.basis === 'code' && against.basis === 'code' ? 'code' : 'name'
  const direct = { kind: 'allergy' as const, severity: 'high' as const, mustAnswer: true, basis } as const
  const ingredient = shared(drug.ingredients, against.ingredients)
  if (ingredient !== undefined) return { ...direct, matched: ingredient, source: null }
  const drugClass = shared(drug.classes, against.classes)
  if (drugClass !== undefined) {
    const source = knowledge.classes[drugClass]?.sharedAllergy ?? null
    return { ...direct, matched: drugClass, source: source && plain(source) }
  }
  const cross = knowledge.crossReactivities.find(
    ({ from, to }) => against.classes.includes(from) && drug.classes.includes(to),
  )
  if (cross === undefined) return undefined
  // Of an allergy that nobody could call harmless, a likely cross-reaction is for the prescriber to judge.
  const mustAnswer = cross.severity === 'high' || (cross.severity === 'moderate' && criticality !== 'low')
  const { severity, source, to } = cross
  return { kind: 'cross-reactivity', severity, mustAnswer, matched: to, basis, source: plain(source) }
}

function planDuplicate(
  drug: Substance | undefined,
  other: CurrentMedication,
  knowledge: DrugKnowledge,
): DrugWarning[] {
  const taken = resolveDrug(other.code, knowledge)
  const conflict = { type: 'medication' as const, ...recordOf(other), reaction: null }
  if (taken === undefined) return [gapOf('medication-not-checked', conflict)]
  const basis = drug?.basis === 'code' && taken.basis === 'code' ? 'code' : 'name'
  const ingredient = shared(drug?.ingredients ?? [], taken.ingredients)
  if (ingredient !== undefined) {
    return [
      {
        id: idOf('duplicate', conflict),
        kind: 'duplicate',
        severity: 'moderate',
        mustAnswer: true,
        conflict,
        matched: ingredient,
        basis,
        source: null,
      },
    ]
  }
  const drugClass = shared(drug?.classes ?? [], taken.classes, (name) => isNoted(name, knowledge))
  if (drugClass === undefined) return []
  return [
    {
      id: idOf('same-class', conflict),
      kind: 'same-class',
      severity: 'low',
      mustAnswer: false,
      conflict,
      matched: drugClass,
      basis,
      source: null,
    },
  ]
}

function planGaps(drug: Substance | undefined, context: WarningContext): DrugWarning[] {
  const isUnknown = drug === undefined || drug.basis === 'name'
  const isSilent = context.allergies.length === 0 && !context.isNoDrugAllergyKnown
  return [
    ...(isUnknown ? [{ ...gapOf('drug-not-checked', null), basis: drug?.basis ?? ('code' as const) }] : []),
    ...(isSilent ? [gapOf('allergies-not-recorded', null)] : []),
  ]
}

function gapOf(kind: DrugWarning['kind'], conflict: DrugConflict | null): DrugWarning {
  const id = conflict === null ? kind : idOf(kind, conflict)
  return { id, kind, severity: null, mustAnswer: false, conflict, matched: null, basis: 'code', source: null }
}

function idOf(kind: DrugWarning['kind'], { id, version }: Pick<DrugConflict, 'id' | 'version'>): string {
  return `${kind}.${id}.${version}`
}

function recordOf({ id, version, code }: CurrentMedication) {
  return { id, version, code }
}

function isNoted(drugClass: string, knowledge: DrugKnowledge): boolean {
  return knowledge.classes[drugClass]?.isDuplicateNoted === true
}

function shared(
  ours: readonly string[],
  theirs: readonly string[],
  isMeant: (name: string) => boolean = () => true,
): string | undefined {
  return ours.find((name) => theirs.includes(name) && isMeant(name))
}

function plain({ title, url }: Source): { title: string; url: string } {
  return { title, url }
}

const RANKS = { high: 0, moderate: 1, low: 2 } as const

function rankOf({ severity, mustAnswer }: DrugWarning): number {
  return severity === null ? 9 : RANKS[severity] * 2 + (mustAnswer ? 0 : 1)
}
