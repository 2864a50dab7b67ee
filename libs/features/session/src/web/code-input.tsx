import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface CodeInputProps {
  value: string
  onChange: (value: string) => void
  /** Below the label: where the code comes from. */
  description: string
}

/** Six digits of an authenticator, or a recovery code. */
export function CodeInput({ value, onChange, description }: CodeInputProps) {
  const { t } = useTranslation('session')
  return (
    <TextInput
      label={t('code.label')}
      description={description}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      dir="ltr"
      autoFocus
      maxLength={20}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
