import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { useTranslation } from 'react-i18next'
import { type NoteContent, sectionsOf } from '../../contract/note-content.ts'
import css from './note-text.module.css'

export interface NoteTextProps {
  readonly content: NoteContent
  readonly note: { readonly addendumTo: string | null }
  /** Struck, and still to be read: entered in error. */
  readonly isStruck?: boolean
}

/** What is written in a note, to be read: sections with text in their order, then the diagnoses. */
export function NoteText({ content, note, isStruck = false }: NoteTextProps) {
  const { t } = useTranslation('clinical-notes')
  const { sections, diagnoses } = content
  const written = sectionsOf(note).filter((key) => (sections[key] ?? '').trim() !== '')
  return (
    <dl className={css.text} data-struck={isStruck}>
      {written.map((key) => (
        <div key={key}>
          <dt>{t(`section.${key}`)}</dt>
          <dd dir="auto">{sections[key]}</dd>
        </div>
      ))}
      {diagnoses.length > 0 && (
        <div>
          <dt>{t('field.diagnoses')}</dt>
          <dd>
            <ol className={css.diagnoses}>
              {diagnoses.map((diagnosis) => (
                <li key={`${diagnosis.system} ${diagnosis.code}`}>
                  <CodingText coding={diagnosis} />
                </li>
              ))}
            </ol>
          </dd>
        </div>
      )}
    </dl>
  )
}
