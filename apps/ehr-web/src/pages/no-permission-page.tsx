import type { Access } from '@ehr/contracts'
import { DeniedState } from '@ehr/ui/states/denied-state.tsx'
import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './pages.module.css'

/** Instead of a screen that this person may not see; the address stays. */
export function NoPermissionPage({ access }: { access: Access }) {
  const { t } = useTranslation('app')
  return (
    <div className={css.page}>
      <VisuallyHidden component="h1">{t('noPermission')}</VisuallyHidden>
      <DeniedState access={access} />
    </div>
  )
}
