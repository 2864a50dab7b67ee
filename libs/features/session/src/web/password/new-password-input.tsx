import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PASSWORD_LENGTH, PASSWORD_PROBLEMS } from '../../contract.ts'

export interface NewPasswordInputProps {
  value: string
  onChange: (value: string) => void
  /** What the server said about it: one of PASSWORD_PROBLEMS. */
  problem: string | undefined
}

/** A password that is being chosen: what it must be, and what is wrong with it. */
export function NewPasswordInput({ value, onChange, problem }: NewPasswordInputProps) {
  const { t } = useTranslation('session')
  const known = PASSWORD_PROBLEMS.find((one) => one === problem)
  return (
    <PasswordInput
      label={t('newPassword.label')}
      description={t('newPassword.rule', PASSWORD_LENGTH)}
      {...(known === undefined ? {} : { error: t(`newPassword.problem.${known}`, PASSWORD_LENGTH) })}
      name="new-password"
      autoComplete="new-password"
      dir="ltr"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
    />
  )
}
