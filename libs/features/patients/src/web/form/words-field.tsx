import type { Field } from '@ehr/ui/form/field.ts'
import { useField } from '@ehr/ui/form/use-field.ts'
import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'

export interface WordsFieldProps {
  readonly field: Field<readonly (string | null)[]>
  readonly label: string
  /** What separates the texts: blanks between given names, line ends in an address. */
  readonly separator: ' ' | '\n'
  readonly language?: string | null
}

/** Several short texts of the contract in one input: given names, the lines of an address. */
export function WordsField({ field, label, separator, language }: WordsFieldProps) {
  const { id, value, problem, setValue } = useField(field, { label })
  // What is typed stays as typed: "Anna " would lose its blank before the next name begins.
  const [typed, setTyped] = useState(() => value.join(separator))
  const shared = {
    id,
    label,
    error: problem,
    dir: 'auto',
    autoComplete: 'off',
    lang: language ?? undefined,
    value: typed,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setTyped(currentTarget.value)
      setValue(
        currentTarget.value
          .split(separator)
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      )
    },
  }
  return separator === ' ' ? (
    <TextInput {...shared} />
  ) : (
    <Textarea {...shared} autosize minRows={2} maxRows={5} />
  )
}
