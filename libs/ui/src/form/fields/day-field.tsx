import { type ReactNode, useCallback, useState } from 'react'
import { formatClinicalDate } from '../../display/clinical-date.ts'
import { useUiText } from '../../i18n/use-language.ts'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'
import { DateInputs } from './date-inputs.tsx'
import { readTypedDay, typedDayOf } from './typed-date.ts'
import { useDateProblem } from './use-date-problem.ts'

export interface DayFieldProps {
  /** A `calendarDate` of the contracts. */
  readonly field: Field<string | null | undefined>
  readonly label: string
  readonly description?: ReactNode
  /** Refuses days after today, by the site's calendar. */
  readonly isPast?: boolean
}

/** A day of the calendar, known whole. */
export function DayField({ field, label, description, isPast }: DayFieldProps) {
  const { language } = useUiText()
  const [typed, setTyped] = useState(() => typedDayOf(field.read()))
  const describe = useCallback((value: unknown) => formatClinicalDate(String(value), language), [language])
  const unreadable = useDateProblem(readTypedDay(typed), isPast)
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
        const read = readTypedDay(next)
        setValue(read.kind === 'date' ? read.date.value : facts.blank)
      }}
    />
  )
}
