import { Input, NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { LANGUAGES } from '../../i18n/languages.ts'
import { useUiText } from '../../i18n/use-language.ts'
import css from './date-inputs.module.css'
import type { TypedDate } from './typed-date.ts'

export interface DateInputsProps {
  readonly id: string
  readonly label: string
  readonly description?: ReactNode
  readonly isRequired: boolean
  readonly problem: string | undefined
  readonly typed: TypedDate
  readonly onType: (typed: TypedDate) => void
  /** After the year: a time of day. */
  readonly children?: ReactNode
}

/** Day, month by name, year: no order of numbers to mistake, in any language. */
export function DateInputs({
  id,
  label,
  description,
  isRequired,
  problem,
  typed,
  onType,
  children,
}: DateInputsProps) {
  const { t, language } = useUiText()
  const isWrong = problem !== undefined
  return (
    <fieldset className={css.date} aria-describedby={isWrong ? `${id}-problem` : undefined}>
      <legend className={css.legend}>
        {label}
        {isRequired && (
          <span className={css.mark} aria-hidden>
            {' *'}
          </span>
        )}
      </legend>
      {description !== undefined && <Input.Description>{description}</Input.Description>}
      <div className={css.parts}>
        <TextInput
          id={id}
          className={css.day}
          aria-label={t('date.day')}
          placeholder={t('date.day')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={2}
          error={isWrong}
          value={typed.day}
          onChange={(event) => onType({ ...typed, day: event.currentTarget.value })}
        />
        <NativeSelect
          className={css.month}
          aria-label={t('date.month')}
          error={isWrong}
          value={typed.month}
          onChange={(event) => onType({ ...typed, month: event.currentTarget.value })}
        >
          <option value="">{t('date.month')}</option>
          {LANGUAGES[language].months.map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          className={css.year}
          aria-label={t('date.year')}
          placeholder={t('date.year')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          error={isWrong}
          value={typed.year}
          onChange={(event) => onType({ ...typed, year: event.currentTarget.value })}
        />
        {children}
      </div>
      {isWrong && <Input.Error id={`${id}-problem`}>{problem}</Input.Error>}
    </fieldset>
  )
}
