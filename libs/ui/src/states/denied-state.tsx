import type { Access } from '@ehr/contracts'
import { useUiText } from '../i18n/use-language.ts'
import { Notice } from './notice.tsx'

/** Says which permission a screen needs and who grants it; shown without asking the server. */
export function DeniedState({ access }: { readonly access: Access }) {
  const { t } = useUiText()
  return (
    <Notice title={t('state.denied')}>
      {t('state.deniedWhich', { permission: access })} {t('state.grantedBy')}
    </Notice>
  )
}
