import { Section } from '@ehr/ui/page/section.tsx'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Account, removeSecondFactor, renewRecoveryCodes } from '../../account-contract.ts'
import { RecoveryCodesView } from '../recovery-codes-view.tsx'
import { useOwnChange } from './own-change.ts'
import { PasswordDialog } from './password-dialog.tsx'
import { SecondFactorSetup } from './second-factor-setup.tsx'

type Doing = 'nothing' | 'setting-up' | 'removing' | 'renewing'

/** One's own second factor: set it up, turn it off, make new recovery codes. */
export function SecondFactorSection({ account }: { account: Account }) {
  const { t } = useTranslation('session')
  const { secondFactor, version } = account
  const [doing, setDoing] = useState<Doing>('nothing')
  const [codes, setCodes] = useState<readonly string[]>()
  const removal = useOwnChange(removeSecondFactor)
  const renewal = useOwnChange(renewRecoveryCodes)

  const remove = async (password: string) => {
    if ((await removal.send({ body: { password }, version })) !== undefined) setDoing('nothing')
  }
  const renew = async (password: string) => {
    const renewed = await renewal.send({ body: { password }, version })
    if (renewed === undefined) return
    setDoing('nothing')
    setCodes(renewed.recoveryCodes)
  }
  const show = (recoveryCodes: readonly string[]) => {
    setDoing('nothing')
    setCodes(recoveryCodes)
  }
  return (
    <Section title={t('account.secondFactor')} aside={t(secondFactor.isOn ? 'account.on' : 'account.off')}>
      {codes !== undefined && <RecoveryCodesView codes={codes} onKept={() => setCodes(undefined)} />}
      {codes === undefined && doing === 'setting-up' && (
        <SecondFactorSetup version={version} onSetUp={show} onCancel={() => setDoing('nothing')} />
      )}
      {codes === undefined && doing !== 'setting-up' && (
        <Stack gap="sm">
          <Text>
            {secondFactor.isOn
              ? t('account.codesLeft', { count: secondFactor.recoveryCodesLeft })
              : t('account.secondFactorText')}
          </Text>
          {secondFactor.isDemanded && <Text c="dimmed">{t('account.demanded')}</Text>}
          <Group gap="sm">
            {!secondFactor.isOn && (
              <Button variant="default" onClick={() => setDoing('setting-up')}>
                {t('account.setUp')}
              </Button>
            )}
            {secondFactor.isOn && (
              <Button variant="default" onClick={() => setDoing('renewing')}>
                {t('account.renewCodes')}
              </Button>
            )}
            {secondFactor.isOn && !secondFactor.isDemanded && (
              <Button variant="default" onClick={() => setDoing('removing')}>
                {t('account.turnOff')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
      {doing === 'removing' && (
        <PasswordDialog
          title={t('account.turnOff')}
          text={t('account.turnOffText')}
          action={t('account.turnOff')}
          failure={removal.failure}
          isSending={removal.isSending}
          onGive={remove}
          onClose={() => setDoing('nothing')}
        />
      )}
      {doing === 'renewing' && (
        <PasswordDialog
          title={t('account.renewCodes')}
          text={t('account.renewText')}
          action={t('account.renewCodes')}
          failure={renewal.failure}
          isSending={renewal.isSending}
          onGive={renew}
          onClose={() => setDoing('nothing')}
        />
      )}
    </Section>
  )
}
