import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import type { FormHandle } from '@ehr/ui/form/use-form.ts'
import { useTranslation } from 'react-i18next'
import type { Note } from '../../contract.ts'
import { contentOf, type NoteDraft } from '../editor/use-note-draft.ts'
import css from './note-text.module.css'
import { NoteText } from './note-text.tsx'

export interface NotePrintProps {
  readonly form: FormHandle<NoteDraft>
  readonly note: Note
}

/** A draft on paper, where inputs would cut their text: marked as what it is, with author and time. */
export function NotePrint({ form, note }: NotePrintProps) {
  const { t } = useTranslation('clinical-notes')
  const content = contentOf(useFieldValue(form.root))
  return (
    <div className={css.print}>
      <p className={css.mark}>{t('draft.mark')}</p>
      <p>
        <bdi>{note.author.name}</bdi> · <ClinicalMoment at={note.startedAt} />
      </p>
      <NoteText content={content} note={note} />
      <p className={css.mark}>{t('draft.mark')}</p>
    </div>
  )
}
