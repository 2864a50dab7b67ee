import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { NoteHead } from '../contract.ts'

const TONES = {
  draft: 'caution',
  amended: 'accent',
  abandoned: 'plain',
  'entered-in-error': 'critical',
} as const

/** What is to be known of a note before it is read; nothing of one that was signed and stands as it is. */
export function NoteState({ status }: Pick<NoteHead, 'status'>) {
  const { t } = useTranslation('clinical-notes')
  if (status === 'final') return null
  return <StatusMark tone={TONES[status]}>{t(`value.status.${status}`)}</StatusMark>
}

/** How a row shows that a note does not stand. */
export function toneOf({ status }: Pick<NoteHead, 'status'>): 'struck' | 'muted' | undefined {
  if (status === 'entered-in-error') return 'struck'
  return status === 'abandoned' ? 'muted' : undefined
}
