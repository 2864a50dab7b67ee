import { decimal, instant, recordId } from '@ehr/contracts'
import * as z from 'zod/mini'
import { isPossible } from './judge.ts'
import { MEASURED_KINDS, type MeasuredKind, VITAL_FACTS } from './vital-kinds.ts'

/** What the contract says where a form wants words of its own; each text is the key of a translation there. */
export const INPUT_PROBLEMS = {
  nothing: 'Give at least one value',
  pressureIncomplete: 'Blood pressure needs both values',
  pressureReversed: 'The diastolic pressure must be below the systolic',
  inFuture: 'The measurement is in the future',
  beforeBirth: 'The measurement is before the birth',
  afterDeath: 'The measurement is after the death',
  headOfOlder: 'The head is measured under 3 years only',
} as const

/** What is said of a value that nobody can have. */
export function impossibleText(kind: MeasuredKind): string {
  const { possible, unit } = VITAL_FACTS[kind]
  return `Possible are ${possible.low} to ${possible.high} ${unit}`
}

/** What is said of a value that claims more precision than is measured. */
export function decimalsText(kind: MeasuredKind): string {
  return `At most ${VITAL_FACTS[kind].decimals} decimals`
}

/** One value of a kind, in its unit; absent and null: not measured. */
function measured(kind: MeasuredKind) {
  const value = decimal.check(
    z.refine((text) => isPossible(kind, text), { error: impossibleText(kind) }),
    z.refine((text) => (text.split('.')[1] ?? '').length <= VITAL_FACTS[kind].decimals, {
      error: decimalsText(kind),
    }),
  )
  return z.optional(z.nullable(value))
}

/** The values of a set by kind. */
const vitalValues = z
  .strictObject({
    systolic: measured('systolic'),
    diastolic: measured('diastolic'),
    heartRate: measured('heartRate'),
    respiratoryRate: measured('respiratoryRate'),
    temperature: measured('temperature'),
    oxygenSaturation: measured('oxygenSaturation'),
    weight: measured('weight'),
    height: measured('height'),
    headCircumference: measured('headCircumference'),
    pain: measured('pain'),
  } satisfies Record<MeasuredKind, unknown>)
  .check(
    z.refine((values) => MEASURED_KINDS.some((kind) => values[kind] != null), {
      error: INPUT_PROBLEMS.nothing,
    }),
    z.refine(({ systolic, diastolic }) => systolic == null || diastolic != null, {
      path: ['diastolic'],
      error: INPUT_PROBLEMS.pressureIncomplete,
    }),
    z.refine(({ systolic, diastolic }) => diastolic == null || systolic != null, {
      path: ['systolic'],
      error: INPUT_PROBLEMS.pressureIncomplete,
    }),
    z.refine(
      ({ systolic, diastolic }) =>
        systolic == null || diastolic == null || Number(diastolic) < Number(systolic),
      { path: ['diastolic'], error: INPUT_PROBLEMS.pressureReversed },
    ),
  )

/** A set of vital signs taken together, as people write it. */
export const vitalSetInput = z.strictObject({
  takenAt: instant,
  encounterId: z.optional(z.nullable(recordId)),
  values: vitalValues,
  /** Whoever records has looked at the unusual values again and stands by them. */
  confirmed: z._default(z.boolean(), false),
})
export type VitalSetInput = z.infer<typeof vitalSetInput>
