import { IconFlask } from '@tabler/icons-react'
import { useUiText } from '../i18n/use-language.ts'
import css from './synthetic-banner.module.css'

/** The strip that says on every page, sign-in included, that no patient here is real. Nothing for `phi`. */
export function SyntheticBanner({ dataClass }: { readonly dataClass: 'synthetic' | 'anonymized' | 'phi' }) {
  const { t } = useUiText()
  if (dataClass === 'phi') return null
  return (
    <div className={css.banner} role="note">
      <IconFlask size={16} stroke={1.75} aria-hidden />
      {t(dataClass === 'synthetic' ? 'synthetic.demo' : 'synthetic.anonymized')}
    </div>
  )
}
