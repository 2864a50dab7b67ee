import { Notice } from '@ehr/ui/states/notice.tsx'
import { Button, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './sign-in.module.css'

export interface RecoveryCodesViewProps {
  codes: readonly string[]
  /** Says that they are kept: they are not shown again. */
  onKept: () => void
}

/** Recovery codes, shown once. */
export function RecoveryCodesView({ codes, onKept }: RecoveryCodesViewProps) {
  const { t } = useTranslation('session')
  return (
    <Stack gap="md">
      <Notice tone="caution" takesFocus title={t('codes.title')}>
        {t('codes.text')}
      </Notice>
      <ul className={css.codes} dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button variant="filled" onClick={onKept} fullWidth>
        {t('codes.kept')}
      </Button>
    </Stack>
  )
}
