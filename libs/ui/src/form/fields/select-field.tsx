import { NativeSelect } from '@mantine/core'
import { type ReactNode, useCallback } from 'react'
import { useUiText } from '../../i18n/use-language.ts'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'

export interface SelectFieldProps<Value extends string> {
  readonly field: Field<Value | null | undefined>
  readonly label: string
  /** The values in the order to show them: the contract's own list. */
  readonly options: readonly Value[]
  /** A value in words. */
  readonly optionLabel: (value: Value) => string
  readonly description?: ReactNode
  /** Text of "nothing chosen". */
  readonly emptyLabel?: string
}

/** One of a contract's few values. A native list: quick by keyboard, right on every phone. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { field, label, options, optionLabel, description, emptyLabel } = props
  const { t } = useUiText()
  const find = (text: unknown) => options.find((option) => option === text)
  const describe = useCallback(
    (value: unknown) => {
      const option = options.find((known) => known === value)
      return option === undefined ? String(value) : optionLabel(option)
    },
    [options, optionLabel],
  )
  const { id, value, problem, facts, setValue } = useField(field, { label, describe })
  const hasEmpty = !facts.isRequired || value === null || value === undefined
  return (
    <NativeSelect
      id={id}
      label={label}
      description={description}
      required={facts.isRequired}
      error={problem}
      value={value ?? ''}
      onChange={(event) => setValue(find(event.currentTarget.value) ?? facts.blank)}
    >
      {hasEmpty && <option value="">{emptyLabel ?? (facts.isRequired ? t('form.chooseOne') : '–')}</option>}
      {options.map((option) => (
        <option key={option} value={option}>
          {optionLabel(option)}
        </option>
      ))}
    </NativeSelect>
  )
}
