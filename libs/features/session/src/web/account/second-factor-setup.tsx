import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginSecondFactor, confirmSecondFactor } from '../../account-contract.ts'
import { CodeInput } from '../code-input.tsx'
import { TotpSetupView } from '../totp-setup-view.tsx'
import { useOwnChange } from './own-change.ts'
import { OwnNotice } from './own-notice.tsx'

export interface SecondFactorSetupProps {
  version: number
  onSetUp: (recoveryCodes: readonly string[]) => void
  onCancel: () => void
}

/** Another key for each time that this is shown, and none kept. */
const setupQuery = { ...queryOf(beginSecondFactor, {}), gcTime: 0, staleTime: Number.POSITIVE_INFINITY }

/** Sets an authenticator up and confirms it with its first code. */
export function SecondFactorSetup({ version, onSetUp, onCancel }: SecondFactorSetupProps) {
  const { t } = useTranslation('session')
  const query = useQuery(setupQuery)
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const { send, failure, isSending } = useOwnChange(confirmSecondFactor)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const confirmed = await send({ body: { code, password }, version })
    if (confirmed === undefined) setCode('')
    else onSetUp(confirmed.recoveryCodes)
  }
  return (
    <QueryView query={query}>
      {(setup) => (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <TotpSetupView setup={setup} />
            {failure !== undefined && <OwnNotice failure={failure} />}
            <CodeInput value={code} onChange={setCode} description={t('code.setup')} />
            <PasswordInput
              label={t('account.currentPassword')}
              name="password"
              autoComplete="current-password"
              dir="ltr"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            />
            <Group gap="sm">
              <Button type="submit" variant="filled" loading={isSending} disabled={password === ''}>
                {t('setup.confirm')}
              </Button>
              <Button variant="default" onClick={onCancel}>
                {t('account.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </QueryView>
  )
}
