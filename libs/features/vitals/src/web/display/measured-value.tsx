import { formatMeasuredNumber, unitText } from '@ehr/ui/display/clinical-number.ts'
import { Quantity } from '@ehr/ui/display/components/quantity.tsx'
import { ResultFlagMark } from '@ehr/ui/display/components/result-flag-mark.tsx'
import type { Vital } from '../../contract.ts'

export interface MeasuredValueProps {
  readonly vitals: readonly Vital[]
  /** Leaves out the room of a flag where there is none. */
  readonly isFlaggedOnly?: boolean
}

/** One value with unit and flag; of a pressure both numbers before the unit: "128/82 mmHg". */
export function MeasuredValue({ vitals, isFlaggedOnly = false }: MeasuredValueProps) {
  const [first] = vitals
  if (first === undefined) return null
  const isShown = ({ interpretation }: Vital) => !isFlaggedOnly || (interpretation ?? 'N') !== 'N'
  return (
    <>
      {vitals.length > 1 ? <Joined vitals={vitals} /> : <Single vital={first} />}{' '}
      {vitals.filter(isShown).map((vital) => (
        <ResultFlagMark key={vital.id} result={resultOf(vital)} />
      ))}
    </>
  )
}

/** What the flag of a value is made of. */
function resultOf({ value, interpretation }: Vital) {
  return { value, interpretation }
}

function Single({ vital: { value, unit, text } }: { readonly vital: Vital }) {
  return value === null ? <bdi>{text}</bdi> : <Quantity value={value} unit={unit} />
}

function Joined({ vitals }: { readonly vitals: readonly Vital[] }) {
  const numbers = vitals.map(({ value }) => (value === null ? '–' : formatMeasuredNumber(value)))
  return (
    <bdi dir="ltr">
      {numbers.join('/')} {unitText(vitals[0]?.unit ?? '')}
    </bdi>
  )
}
