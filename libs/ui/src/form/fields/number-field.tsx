import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'
import css from './decimal-field.module.css'
import { useTypedNumber } from './use-typed-number.ts'

export interface NumberFieldProps {
  readonly field: Field<number | null | undefined>
  readonly label: string
  readonly description?: ReactNode
}

/** A count of the contract; for measured values take `DecimalField`, which keeps their precision. */
export function NumberField({ field, label, description }: NumberFieldProps) {
  const { typed, type, unreadable } = useTypedNumber()
  const { id, value, problem, facts, setValue } = useField(field, { label }, unreadable)
  return (
    <TextInput
      id={id}
      label={label}
      description={description}
      required={facts.isRequired}
      error={problem}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? value?.toString() ?? ''}
      onChange={(event) => {
        const number = type(event.currentTarget.value)
        setValue(number === undefined ? facts.blank : Number(number))
      }}
      classNames={{ input: css.input ?? '', wrapper: css.wrapper ?? '' }}
    />
  )
}
