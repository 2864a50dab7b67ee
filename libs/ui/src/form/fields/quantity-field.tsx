import { TextInput } from '@mantine/core'
import { type ReactNode, useCallback } from 'react'
import { useUiText } from '../../i18n/use-language.ts'
import type { Draft } from '../draft.ts'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'
import css from './quantity-field.module.css'
import { useTypedNumber } from './use-typed-number.ts'

interface Measured {
  readonly value: string
  readonly unit: string
}

export interface QuantityFieldProps {
  readonly field: Field<Draft<Measured> | null | undefined>
  readonly label: string
  readonly description?: ReactNode
}

/** A measured value with a unit that is typed as well (UCUM); both empty is no value. */
export function QuantityField({ field, label, description }: QuantityFieldProps) {
  const { t } = useUiText()
  const describe = useCallback((given: unknown) => wordsOf(given), [])
  const { typed, type, unreadable } = useTypedNumber()
  const { id, value, problem, facts, setValue } = useField(field, { label, describe }, unreadable)
  const [number, unit] = [value?.value ?? null, value?.unit ?? null]

  function write(next: Draft<Measured>): void {
    setValue(next.value === null && next.unit === null ? facts.blank : next)
  }

  return (
    <div className={css.pair}>
      <TextInput
        id={id}
        label={label}
        description={description}
        required={facts.isRequired}
        error={problem}
        inputMode="decimal"
        autoComplete="off"
        dir="ltr"
        value={typed ?? number ?? ''}
        onChange={(event) => write({ value: type(event.currentTarget.value) ?? null, unit })}
      />
      <TextInput
        label={t('form.unit')}
        required={facts.isRequired || number !== null}
        autoComplete="off"
        dir="ltr"
        maxLength={30}
        value={unit ?? ''}
        onChange={(event) => write({ value: number, unit: event.currentTarget.value || null })}
      />
    </div>
  )
}

function wordsOf(given: unknown): string {
  if (typeof given !== 'object' || given === null) return ''
  const { value = '', unit = '' }: { value?: unknown; unit?: unknown } = given
  return `${value} ${unit}`
}
