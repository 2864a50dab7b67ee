import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { User } from '../../contract.ts'
import css from '../users.module.css'

/** How an account stands, in words: each state that somebody may have to act on. */
export function UserStates({ user }: { readonly user: User }) {
  const { t } = useTranslation('users')
  return (
    <span className={css.states}>
      {user.isActive ? (
        <StatusMark tone="ok">{t('state.active')}</StatusMark>
      ) : (
        <StatusMark>{t('state.inactive')}</StatusMark>
      )}
      {user.isActive && !user.hasPassword && <StatusMark tone="accent">{t('state.invited')}</StatusMark>}
      {user.isLocked && <StatusMark tone="caution">{t('state.locked')}</StatusMark>}
      {user.hasSecondFactor && <StatusMark>{t('state.secondFactor')}</StatusMark>}
      {!user.hasSecondFactor && user.mustHaveSecondFactor && (
        <StatusMark tone="caution">{t('state.secondFactorMissing')}</StatusMark>
      )}
    </span>
  )
}
