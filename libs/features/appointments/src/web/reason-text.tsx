import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '../contract.ts'

interface ReasonTextProps {
  readonly appointment: Pick<Appointment, 'visitType' | 'reason' | 'reasonText'>
}

/** What an appointment is for, as exactly as it is known. */
export function ReasonText({ appointment: { visitType, reason, reasonText } }: ReasonTextProps) {
  const { t } = useTranslation('appointments')
  const coding = reason ?? visitType
  if (coding === null) return reasonText === null ? t('noReason') : <bdi>{reasonText}</bdi>
  return (
    <>
      <CodingText coding={coding} />
      {reasonText !== null && (
        <>
          {' · '}
          <bdi>{reasonText}</bdi>
        </>
      )}
    </>
  )
}
