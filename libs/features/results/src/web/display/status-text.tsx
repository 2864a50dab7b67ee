import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../contract.ts'

/** Says what is not the rule: not final yet, corrected, entered in error. Nothing for a final result. */
export function StatusText({ status }: Pick<Result, 'status'>) {
  const { t } = useTranslation('results')
  if (!isTold(status)) return null
  return (
    <StatusMark tone={status === 'entered-in-error' ? 'critical' : 'caution'}>
      {t(`status.${status}`)}
    </StatusMark>
  )
}

/** Whether a status must be told. */
export function isTold(status: Result['status']): boolean {
  return status !== 'final' && status !== 'unknown'
}
