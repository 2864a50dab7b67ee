import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Medication } from '../contract.ts'

const TONES = {
  'on-hold': 'caution',
  draft: 'caution',
  stopped: 'plain',
  completed: 'plain',
  cancelled: 'plain',
  'entered-in-error': 'critical',
} as const

/** Says in words what is not the rule: on hold, not signed, over, a mistake. Nothing for an active one. */
export function MedicationState({ status }: Pick<Medication, 'status'>) {
  const { t } = useTranslation('medications')
  if (status === 'active') return null
  return <StatusMark tone={TONES[status]}>{t(`value.status.${status}`)}</StatusMark>
}

/** How a row shows that the record does not count. */
export function toneOf({ status }: Pick<Medication, 'status'>): 'struck' | undefined {
  return status === 'entered-in-error' ? 'struck' : undefined
}

/** Whether the patient takes it, or is meant to: active, on hold or not signed yet. */
export function isCurrent(status: Medication['status']): boolean {
  return status === 'active' || status === 'on-hold' || status === 'draft'
}
