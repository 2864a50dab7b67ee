import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Encounter } from '../contract.ts'

const TONES = {
  planned: 'accent',
  arrived: 'ok',
  triaged: 'ok',
  'in-progress': 'ok',
  onleave: 'caution',
  cancelled: 'plain',
  'entered-in-error': 'critical',
} as const

/** How far a visit has come, in words; nothing for one that is over as it should be. */
export function EncounterState({ status }: Pick<Encounter, 'status'>) {
  const { t } = useTranslation('encounters')
  if (status === 'finished') return null
  return <StatusMark tone={TONES[status]}>{t(`value.status.${status}`)}</StatusMark>
}

/** How a row shows that a visit did not take place. */
export function toneOf({ status }: Pick<Encounter, 'status'>): 'struck' | 'muted' | undefined {
  if (status === 'entered-in-error') return 'struck'
  return status === 'cancelled' ? 'muted' : undefined
}
