import type { PartialDate } from '@ehr/contracts'
import { type ReactNode, useCallback, useState } from 'react'
import { formatClinicalDate } from '../../display/clinical-date.ts'
import { useUiText } from '../../i18n/use-language.ts'
import type { Draft } from '../draft.ts'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'
import { DateInputs } from './date-inputs.tsx'
import { partialDateIn } from './partial-date-in.ts'
import { readTypedDate, typedDateOf } from './typed-date.ts'
import { useDateProblem } from './use-date-problem.ts'

export interface PartialDateFieldProps {
  /** A `partialDate` of the contracts. */
  readonly field: Field<Draft<PartialDate> | null | undefined>
  readonly label: string
  readonly description?: ReactNode
  /** Refuses days after today, by the site's calendar: births, onsets. */
  readonly isPast?: boolean
}

/** A date of which day or month may be unknown: they are left empty, and the precision follows. */
export function PartialDateField({ field, label, description, isPast }: PartialDateFieldProps) {
  const { language } = useUiText()
  const [typed, setTyped] = useState(() => typedDateOf(partialDateIn(field.read())))
  const describe = useCallback(
    (value: unknown) => {
      const date = partialDateIn(value)
      return date === undefined ? '' : formatClinicalDate(date, language)
    },
    [language],
  )
  const unreadable = useDateProblem(readTypedDate(typed), isPast)
  const { id, problem, facts, setValue } = useField(field, { label, describe }, unreadable)
  return (
    <DateInputs
      id={id}
      label={label}
      description={description}
      isRequired={facts.isRequired}
      problem={problem}
      typed={typed}
      onType={(next) => {
        setTyped(next)
        const read = readTypedDate(next)
        setValue(read.kind === 'date' ? read.date : facts.blank)
      }}
    />
  )
}
