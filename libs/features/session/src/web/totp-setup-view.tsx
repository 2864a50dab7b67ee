import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import type { TotpSetup } from '../contract.ts'
import css from './sign-in.module.css'

/** How to set an authenticator up: a picture to scan, and the same key to type. */
export function TotpSetupView({ setup }: { setup: TotpSetup }) {
  const { t } = useTranslation('session')
  const { data, size } = encode(setup.uri, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <div className={css.setup}>
      <Text>{t('setup.scan')}</Text>
      {/* Dark on light in both colour schemes: cameras expect it. */}
      <svg viewBox={`0 0 ${size} ${size}`} className={css.picture} role="img" aria-label={t('setup.picture')}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <Text>{t('setup.type')}</Text>
      <code dir="ltr" className={css.secret}>
        {setup.secret}
      </code>
    </div>
  )
}
