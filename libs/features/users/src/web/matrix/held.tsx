import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './matrix.module.css'

/** Whether a role holds a permission: a word, with a sign for the eye. */
export function Held({ isHeld }: { readonly isHeld: boolean }) {
  const { t } = useTranslation('users')
  const Icon = isHeld ? IconCheck : IconMinus
  return (
    <span className={css.held} data-is-held={isHeld}>
      <Icon size={14} aria-hidden />
      {t(isHeld ? 'matrix.yes' : 'matrix.no')}
    </span>
  )
}
