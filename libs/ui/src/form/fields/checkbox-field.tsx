import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'

export interface CheckboxFieldProps {
  readonly field: Field<boolean | null | undefined>
  readonly label: string
  readonly description?: ReactNode
}

/** A yes or no of the contract. */
export function CheckboxField({ field, label, description }: CheckboxFieldProps) {
  const { id, value, problem, setValue } = useField(field, { label })
  return (
    <Checkbox
      id={id}
      label={label}
      description={description}
      error={problem}
      checked={value === true}
      onChange={(event) => setValue(event.currentTarget.checked)}
    />
  )
}
