import type { Field } from '@ehr/ui/form/field.ts'
import { useField } from '@ehr/ui/form/use-field.ts'
import { Checkbox, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

export interface ChecksFieldProps<Value extends string> {
  readonly field: Field<readonly (Value | null)[]>
  readonly label: string
  readonly description?: ReactNode
  readonly options: readonly Value[]
  readonly optionLabel: (value: Value) => string
}

/** Any number of a few values, each with a box of its own. */
export function ChecksField<Value extends string>(props: ChecksFieldProps<Value>) {
  const { field, label, description, options, optionLabel } = props
  const { id, value, problem, setValue } = useField(field, { label })
  return (
    <Checkbox.Group
      id={id}
      label={label}
      description={description}
      error={problem}
      value={value.flatMap((one) => one ?? [])}
      onChange={(chosen) => setValue(options.filter((option) => chosen.includes(option)))}
    >
      <Stack gap="xs" mt="xs">
        {options.map((option) => (
          <Checkbox key={option} value={option} label={optionLabel(option)} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
