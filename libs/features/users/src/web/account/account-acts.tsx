import { Section } from '@ehr/ui/page/section.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { reactivateUser, resetSecondFactor, sendLink, type User } from '../../contract.ts'
import { ConfirmAct } from './confirm-act.tsx'
import { DeactivateAct } from './deactivate-act.tsx'
import { useUserChange } from './use-user-change.ts'

/** What an administrator may do with an account beside changing its roles. */
export function AccountActs({ user }: { readonly user: User }) {
  const { t } = useTranslation('users')
  const link = useUserChange(sendLink)
  const reset = useUserChange(resetSecondFactor)
  const back = useUserChange(reactivateUser)
  const call = { params: { userId: user.id }, version: user.version }
  const isDone = async (sent: Promise<unknown>) => (await sent) !== undefined
  return (
    <Section title={t('act.title')}>
      <Stack gap="md">
        {link.isDone && <Notice tone="ok" isLive takesFocus title={t('act.linkSent')} />}
        {reset.isDone && <Notice tone="ok" isLive takesFocus title={t('act.resetDone')} />}
        <Group gap="sm">
          {user.isActive && (
            <ConfirmAct
              user={user}
              act={t(user.hasPassword ? 'act.sendRecovery' : 'act.sendInvitation')}
              explain={t('act.sendExplain')}
              {...link}
              onConfirm={() => isDone(link.send(call))}
            />
          )}
          {user.hasSecondFactor && (
            <ConfirmAct
              user={user}
              act={t('act.resetSecondFactor')}
              explain={t('act.resetExplain')}
              {...reset}
              onConfirm={() => isDone(reset.send(call))}
            />
          )}
          {!user.isActive && (
            <ConfirmAct
              user={user}
              act={t('act.reactivate')}
              explain={t('act.reactivateExplain')}
              {...back}
              onConfirm={() => isDone(back.send(call))}
            />
          )}
          {user.isActive && <DeactivateAct user={user} />}
        </Group>
      </Stack>
    </Section>
  )
}
