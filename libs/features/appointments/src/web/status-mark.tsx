import { StatusMark, type StatusMarkProps } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { AppointmentStatus } from '../contract.ts'

const TONES: Readonly<Record<AppointmentStatus, NonNullable<StatusMarkProps['tone']>>> = {
  booked: 'plain',
  arrived: 'caution',
  'checked-in': 'accent',
  fulfilled: 'ok',
  noshow: 'abnormal',
  cancelled: 'plain',
  'entered-in-error': 'critical',
}

/** How far an appointment has come, in words. */
export function AppointmentStatusMark({ status }: { readonly status: AppointmentStatus }) {
  const { t } = useTranslation('appointments')
  return <StatusMark tone={TONES[status]}>{t(`value.status.${status}`)}</StatusMark>
}
