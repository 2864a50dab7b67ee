import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { localTime } from '@ehr/ui/display/site-time.ts'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { useViewer } from '@ehr/ui/viewer/viewer.ts'
import { useTranslation } from 'react-i18next'
import type { Note } from '../../contract.ts'
import css from './note-editor.module.css'
import type { NoteDraftHandle } from './use-note-draft.ts'

export interface SaveStatusProps {
  readonly draft: NoteDraftHandle
  readonly note: Note
}

/** "DRAFT, not signed", whose it is, and whether what was typed is safe. Read out only when it is not. */
export function SaveStatus({ draft, note }: SaveStatusProps) {
  const { t } = useTranslation('clinical-notes')
  return (
    <span className={css.status}>
      <StatusMark tone="caution">{t('draft.mark')}</StatusMark>
      <bdi>{note.author.name}</bdi>
      {note.begunBy !== null && <span>{t('draft.begunBy', { name: note.begunBy })}</span>}
      <span className={css.saved} data-save-state={draft.state.kind}>
        <SavedWhen draft={draft} />
      </span>
    </span>
  )
}

function SavedWhen({ draft: { state, savedAt } }: { readonly draft: NoteDraftHandle }) {
  const { t } = useTranslation('clinical-notes')
  const { timeZone } = useViewer().site
  if (state.kind === 'waiting' || state.kind === 'saving') return t(`draft.${state.kind}`)
  if (state.kind !== 'saved') return t('draft.notSaved')
  if (savedAt === null) return t('draft.empty')
  return (
    <>
      {t('draft.saved')}{' '}
      <ClinicalMoment at={savedAt} show={isToday(savedAt, timeZone) ? 'time' : 'date-time'} />
    </>
  )
}

/** A time without its day is today's, by the site's clocks. */
function isToday(at: string, timeZone: string): boolean {
  return localTime(at, timeZone).day === localTime(new Date(), timeZone).day
}

/** What keeps the text from being saved; it stays until that is over. */
export function SaveFailure({ draft }: { readonly draft: NoteDraftHandle }) {
  const { state, flush } = draft
  if (state.kind !== 'failed') return null
  return <FailureState failure={state.failure} isWrite onRetry={() => void flush()} />
}
