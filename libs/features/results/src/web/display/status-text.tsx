import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../contract.ts'

type Told = Pick<Result, 'status' | 'isUnseen'>

/** Says what is not the rule: not final yet, corrected, entered in error, not seen by anybody. Else nothing. */
export function StatusText({ result: { status, isUnseen } }: { readonly result: Told }) {
  const { t } = useTranslation('results')
  return (
    <>
      {isUnusual(status) && (
        <StatusMark tone={status === 'entered-in-error' ? 'critical' : 'caution'}>
          {t(`status.${status}`)}
        </StatusMark>
      )}
      {isUnseen && <StatusMark tone="accent">{t('unseen.mark')}</StatusMark>}
    </>
  )
}

/** Whether there is anything to be told of a result's state. */
export function isTold({ status, isUnseen }: Told): boolean {
  return isUnusual(status) || isUnseen
}

function isUnusual(status: Result['status']): boolean {
  return status !== 'final' && status !== 'unknown'
}
