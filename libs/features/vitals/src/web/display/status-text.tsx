import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Vital } from '../../contract.ts'

/** Says what is not the rule: not final yet, corrected, entered in error. Nothing for a final value. */
export function StatusText({ status }: Pick<Vital, 'status'>) {
  const { t } = useTranslation('vitals')
  if (status === 'final' || status === 'unknown') return null
  return (
    <StatusMark tone={status === 'entered-in-error' ? 'critical' : 'caution'}>
      {t(`status.${status}`)}
    </StatusMark>
  )
}
