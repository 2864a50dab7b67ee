import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useHasSignOutFailed, useSignOut } from '../session/use-sign-out.ts'
import css from './layout.module.css'

/** Says that signing out did not work: whoever leaves the desk must not believe that it did. */
export function SignOutNotice() {
  const { t } = useTranslation('app')
  const hasFailed = useHasSignOutFailed()
  const signOut = useSignOut()
  if (!hasFailed) return null
  return (
    <p role="alert" className={css.offline}>
      {t('user.signOutFailed')}{' '}
      <UnstyledButton className={css.again} onClick={signOut}>
        {t('broken.retry')}
      </UnstyledButton>
    </p>
  )
}
