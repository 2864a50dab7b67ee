import { noteActivity } from '@ehr/ui/request/activity.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './lock.module.css'

/** Counts down to the lock. Anything that is done takes it away; the button is for who does not know. */
export function LockWarning({ secondsLeft }: { secondsLeft: number }) {
  const { t } = useTranslation('app')
  // Read out when it appears and every fifteen seconds, not every second.
  const announced = Math.ceil(secondsLeft / 15) * 15
  return (
    <div className={css.warning}>
      <span aria-hidden>{t('lock.warning', { count: secondsLeft })}</span>
      <span role="status" className={css.announced}>
        {t('lock.warning', { count: announced })}
      </span>
      <Button variant="default" onClick={() => noteActivity(Date.now())}>
        {t('lock.stay')}
      </Button>
    </div>
  )
}
