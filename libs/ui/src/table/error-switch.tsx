import { Checkbox } from '@mantine/core'
import { useUiText } from '../i18n/use-language.ts'

export interface ErrorSwitchProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Shows what was entered in error, struck through; above each list of the chart. */
export function ErrorSwitch({ isOn, onChange }: ErrorSwitchProps) {
  const { t } = useUiText()
  return (
    <Checkbox
      label={t('record.withErrors')}
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
