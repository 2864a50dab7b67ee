import type { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OwnNotice } from './own-notice.tsx'

export interface PasswordDialogProps {
  title: string
  text: string
  /** Label of the button that does it. */
  action: string
  failure: RequestFailure | undefined
  isSending: boolean
  onGive: (password: string) => void
  onClose: () => void
}

/** Asks for the password before something that could be misused in a session that was left open. */
export function PasswordDialog({
  title,
  text,
  action,
  failure,
  isSending,
  onGive,
  onClose,
}: PasswordDialogProps) {
  const { t } = useTranslation('session')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onGive(password)
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('account.cancel') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text>{text}</Text>
          {failure !== undefined && <OwnNotice failure={failure} />}
          <PasswordInput
            label={t('account.currentPassword')}
            name="password"
            autoComplete="current-password"
            dir="ltr"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <Button type="submit" variant="filled" loading={isSending} disabled={password === ''}>
            {action}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
