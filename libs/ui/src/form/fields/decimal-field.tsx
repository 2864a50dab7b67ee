import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { unitText } from '../../display/clinical-number.ts'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'
import css from './decimal-field.module.css'
import { useTypedNumber } from './use-typed-number.ts'

export interface DecimalFieldProps {
  /** A `decimal` of the contracts: a string, so that the typed precision stays. */
  readonly field: Field<string | null | undefined>
  readonly label: string
  readonly unit?: string
  readonly description?: ReactNode
}

/** A measured value with its unit beside it. Takes Arabic-Indic digits and both decimal signs; shows Latin. */
export function DecimalField({ field, label, unit, description }: DecimalFieldProps) {
  const { typed, type, unreadable } = useTypedNumber()
  const { id, value, problem, facts, setValue } = useField(field, { label }, unreadable)
  const named = unit === undefined ? '' : unitText(unit)
  return (
    <TextInput
      id={id}
      label={label}
      description={description}
      required={facts.isRequired}
      error={problem}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? value ?? ''}
      onChange={(event) => setValue(type(event.currentTarget.value) ?? facts.blank)}
      classNames={{ input: css.input ?? '', wrapper: css.wrapper ?? '' }}
      rightSection={<bdi dir="ltr">{named}</bdi>}
      rightSectionWidth={named === '' ? 0 : `calc(${named.length}ch + 1.5rem)`}
      rightSectionPointerEvents="none"
    />
  )
}
