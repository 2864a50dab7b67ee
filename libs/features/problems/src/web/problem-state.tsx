import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../contract.ts'

/** Says in words what is not the rule: over, doubtful, refuted, a mistake. Nothing for one that is active. */
export function ProblemState({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation('problems')
  const { clinicalStatus, verificationStatus } = problem
  if (verificationStatus === 'entered-in-error') {
    return <StatusMark tone="critical">{t('value.verificationStatus.entered-in-error')}</StatusMark>
  }
  return (
    <>
      {clinicalStatus !== 'active' && (
        <StatusMark tone={problem.isActive ? 'caution' : 'plain'}>
          {t(`value.clinicalStatus.${clinicalStatus}`)}
        </StatusMark>
      )}{' '}
      {verificationStatus !== 'confirmed' && (
        <StatusMark tone="caution">{t(`value.verificationStatus.${verificationStatus}`)}</StatusMark>
      )}
    </>
  )
}

/** How a row shows that a problem is over, or never was. */
export function toneOf({ isActive, verificationStatus }: Problem): 'struck' | 'muted' | undefined {
  if (verificationStatus === 'entered-in-error') return 'struck'
  return isActive ? undefined : 'muted'
}
