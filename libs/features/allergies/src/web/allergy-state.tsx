import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Allergy } from '../contract.ts'

/** How grave it is, and what is not the rule: over, unconfirmed, refuted, a mistake. */
export function AllergyState({ allergy }: { readonly allergy: Allergy }) {
  const { t } = useTranslation('allergies')
  const { criticality, clinicalStatus, verificationStatus } = allergy
  if (verificationStatus === 'entered-in-error') {
    return <StatusMark tone="critical">{t('value.verificationStatus.entered-in-error')}</StatusMark>
  }
  return (
    <>
      {criticality === 'high' && <StatusMark tone="critical">{t('mark.high')}</StatusMark>}{' '}
      {clinicalStatus !== 'active' && <StatusMark>{t(`value.clinicalStatus.${clinicalStatus}`)}</StatusMark>}{' '}
      {(verificationStatus === 'unconfirmed' || verificationStatus === 'refuted') && (
        <StatusMark tone="caution">{t(`value.verificationStatus.${verificationStatus}`)}</StatusMark>
      )}
    </>
  )
}

/** How a row shows that an allergy is over, or never was. */
export function toneOf({ clinicalStatus, verificationStatus }: Allergy): 'struck' | 'muted' | undefined {
  if (verificationStatus === 'entered-in-error') return 'struck'
  return clinicalStatus === 'active' && verificationStatus !== 'refuted' ? undefined : 'muted'
}
