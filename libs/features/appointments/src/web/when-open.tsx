import { Notice } from '@ehr/ui/states/notice.tsx'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '../contract.ts'

interface WhenOpenProps {
  readonly appointment: Pick<Appointment, 'status'>
  readonly children: ReactNode
}

/** A form for an appointment that may still be changed; for another it is said beforehand that it may not. */
export function WhenOpen({ appointment: { status }, children }: WhenOpenProps) {
  const { t } = useTranslation('appointments')
  // Decided once: what somebody has typed stays, and its save tells that the appointment went on meanwhile.
  const [isOpen] = useState(status === 'booked' || status === 'arrived')
  if (isOpen) return children
  return <Notice title={t('closed.title')}>{t('closed.text')}</Notice>
}
