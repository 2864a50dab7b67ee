import { Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Field } from '../field.ts'
import { type FieldState, useField } from '../use-field.ts'

export interface TextFieldProps {
  readonly field: Field<string | null | undefined>
  readonly label: string
  readonly description?: ReactNode
  readonly placeholder?: string
  /** More than one line: a text area that grows. */
  readonly lines?: number
  /** `ltr` for e-mail, phone, numbers and codes; else the direction follows what is typed. */
  readonly direction?: 'ltr' | 'auto'
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric' | 'url'
  readonly autoComplete?: string
  /** Language of what is typed, for names in another script. */
  readonly language?: string | null | undefined
  readonly isDisabled?: boolean
}

/** A text of the contract, one line or several; its limit and whether it is needed come from the schema. */
export function TextField({ label, lines = 1, ...props }: TextFieldProps) {
  const state = useField(props.field, { label })
  const shared = sharedProps(state, { label, ...props })
  return lines === 1 ? (
    <TextInput {...shared} inputMode={props.inputMode} />
  ) : (
    <Textarea {...shared} autosize minRows={lines} maxRows={24} />
  )
}

function sharedProps(state: FieldState<string | null | undefined>, props: Omit<TextFieldProps, 'field'>) {
  const { facts } = state
  return {
    id: state.id,
    label: props.label,
    description: props.description,
    placeholder: props.placeholder,
    dir: props.direction ?? 'auto',
    // A browser offers to fill in the user's own name and address, which is never the patient's.
    autoComplete: props.autoComplete ?? 'off',
    lang: props.language ?? undefined,
    disabled: props.isDisabled ?? false,
    required: facts.isRequired,
    maxLength: facts.maxLength,
    error: state.problem,
    value: state.value ?? '',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      state.setValue(value === '' ? facts.blank : value),
  }
}
