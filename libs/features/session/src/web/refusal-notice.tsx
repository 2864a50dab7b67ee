import { Notice } from '@ehr/ui/states/notice.tsx'
import { useTranslation } from 'react-i18next'
import type { SignInRefusal } from './send-sign-in.ts'

/** Why signing in failed; takes the focus, so that it is read out and not missed. */
export function RefusalNotice({ refusal }: { refusal: SignInRefusal }) {
  const { t } = useTranslation('session')
  return (
    <Notice
      tone="danger"
      isLive
      takesFocus
      title={t(`refused.${refusal.kind}`, { count: refusal.minutes ?? 1 })}
    >
      {refusal.requestId !== undefined && (
        <>
          {t('refused.request')} <bdi dir="ltr">{refusal.requestId}</bdi>
        </>
      )}
    </Notice>
  )
}
