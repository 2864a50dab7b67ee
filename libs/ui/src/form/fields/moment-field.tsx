import { TextInput } from '@mantine/core'
import { type ReactNode, useCallback, useState } from 'react'
import { formatClinicalDate } from '../../display/clinical-date.ts'
import { localTime } from '../../display/site-time.ts'
import { useUiText } from '../../i18n/use-language.ts'
import { useViewer } from '../../viewer/viewer.ts'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'
import css from './date-inputs.module.css'
import { DateInputs } from './date-inputs.tsx'
import { readTypedMoment, type TypedMoment, typedMomentOf } from './typed-moment.ts'

export interface MomentFieldProps {
  /** An `instant` of the contracts. */
  readonly field: Field<string | null | undefined>
  readonly label: string
  readonly description?: ReactNode
  /** Refuses moments still to come: measurements, deaths. */
  readonly isPast?: boolean
}

/** A day and a time by the site's clock, kept as a moment in UTC. */
export function MomentField({ field, label, description, isPast = false }: MomentFieldProps) {
  const { t, language } = useUiText()
  const { timeZone } = useViewer().site
  const [typed, setTyped] = useState(() => typedMomentOf(field.read(), timeZone))
  const describe = useCallback(
    (value: unknown) => {
      const { day, time } = localTime(String(value), timeZone)
      return t('time.at', { date: formatClinicalDate(day, language), time })
    },
    [language, t, timeZone],
  )
  const unreadable = problemKey(typed, { timeZone, isPast })
  const text = unreadable === undefined ? undefined : t(unreadable)
  const { id, problem, facts, setValue } = useField(field, { label, describe }, text)

  function type(next: TypedMoment): void {
    setTyped(next)
    const read = readTypedMoment(next, timeZone)
    setValue(read.kind === 'moment' ? read.instant : facts.blank)
  }

  return (
    <DateInputs
      id={id}
      label={label}
      description={description}
      isRequired={facts.isRequired}
      problem={problem}
      typed={typed.date}
      onType={(date) => type({ ...typed, date })}
    >
      <TextInput
        className={css.time}
        aria-label={t('time.label')}
        placeholder={t('time.pattern')}
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        maxLength={5}
        error={problem !== undefined}
        value={typed.time}
        onChange={(event) => type({ ...typed, time: event.currentTarget.value })}
      />
    </DateInputs>
  )
}

function problemKey(typed: TypedMoment, { timeZone, isPast }: { timeZone: string; isPast: boolean }) {
  const read = readTypedMoment(typed, timeZone)
  if (read.kind === 'blank') return undefined
  if (read.kind === 'moment')
    return isPast && Date.parse(read.instant) > Date.now() ? 'date.inFuture' : undefined
  return read.kind === 'incomplete' ? 'time.incomplete' : 'date.impossible'
}
