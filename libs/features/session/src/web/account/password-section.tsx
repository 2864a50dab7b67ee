import { Section } from '@ehr/ui/page/section.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Button, PasswordInput, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePassword } from '../../account-contract.ts'
import { NewPasswordInput } from '../password/new-password-input.tsx'
import { useOwnChange } from './own-change.ts'
import { OwnNotice } from './own-notice.tsx'

/** Changes one's own password. */
export function PasswordSection({ version }: { version: number }) {
  const { t } = useTranslation('session')
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [isDone, setIsDone] = useState(false)
  const { send, failure, isSending } = useOwnChange(changePassword)
  const problem = failure?.places.find(({ pointer }) => pointer === '/body/newPassword')?.detail

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsDone(false)
    const changed = await send({ body: { password, newPassword }, version })
    if (changed === undefined) return
    setPassword('')
    setNewPassword('')
    setIsDone(true)
  }
  return (
    <Section title={t('account.password')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {isDone && <Notice tone="ok" isLive takesFocus title={t('account.passwordChanged')} />}
          {failure !== undefined && problem === undefined && <OwnNotice failure={failure} />}
          <PasswordInput
            label={t('account.currentPassword')}
            name="password"
            autoComplete="current-password"
            dir="ltr"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <NewPasswordInput value={newPassword} onChange={setNewPassword} problem={problem} />
          <div>
            <Button type="submit" variant="default" loading={isSending} disabled={password === ''}>
              {t('account.changePassword')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  )
}
