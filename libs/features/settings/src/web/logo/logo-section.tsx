import { getSession } from '@ehr/feature-session/contract'
import { useSend } from '@ehr/ui'
import { Section } from '@ehr/ui/page/section.tsx'
import type { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Button, FileButton, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getSettings, LOGO_LIMITS, LOGO_TYPES, removeLogo, type Settings, setLogo } from '../../contract.ts'
import css from '../settings.module.css'
import { toBase64 } from './to-base64.ts'

const READS = [getSettings.operationId, getSession.operationId]

/** The clinic's logo: shown, replaced, taken away. */
export function LogoSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings')
  const setter = useSend(setLogo, { invalidates: READS })
  const remover = useSend(removeLogo, { invalidates: READS })
  const [failure, setFailure] = useState<RequestFailure>()
  const [isTooLarge, setIsTooLarge] = useState(false)
  const { version, logo } = settings

  const give = async (file: File | null) => {
    if (file === null) return
    setFailure(undefined)
    setIsTooLarge(file.size > LOGO_LIMITS.bytes)
    if (file.size > LOGO_LIMITS.bytes) return
    const content = toBase64(new Uint8Array(await file.arrayBuffer()))
    const sent = await setter.send({ body: { content }, version })
    if (sent.kind !== 'sent') setFailure(sent.failure)
  }
  const remove = async () => {
    setFailure(undefined)
    const sent = await remover.send({ version })
    if (sent.kind !== 'sent') setFailure(sent.failure)
  }
  return (
    <Section title={t('section.logo')}>
      <Stack gap="md">
        {logo === null ? (
          <p>{t('logo.none')}</p>
        ) : (
          <img
            key={logo}
            className={css.logo}
            src={`/api/clinic-logo?logo=${logo}`}
            alt={t('section.logo')}
          />
        )}
        <p className={css.facts}>{t('logo.rule')}</p>
        {isTooLarge && <Notice tone="danger" isLive takesFocus title={t('logo.tooLarge')} />}
        {failure !== undefined && <FailureState failure={failure} isWrite />}
        <Group gap="sm">
          <FileButton onChange={(file) => void give(file)} accept={LOGO_TYPES.join(',')}>
            {(props) => (
              <Button variant="default" loading={setter.isSending} {...props}>
                {t('logo.choose')}
              </Button>
            )}
          </FileButton>
          {logo !== null && (
            <Button variant="default" loading={remover.isSending} onClick={() => void remove()}>
              {t('logo.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </Section>
  )
}
