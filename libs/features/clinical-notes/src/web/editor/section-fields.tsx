import { searchCodes } from '@ehr/feature-codes/contract'
import { CodeField } from '@ehr/ui/form/fields/code-field.tsx'
import { Repeat } from '@ehr/ui/form/fields/repeat.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import type { FormHandle } from '@ehr/ui/form/use-form.ts'
import { request } from '@ehr/ui/request/request.ts'
import { useTranslation } from 'react-i18next'
import type { SectionKey } from '../../contract/note-content.ts'
import type { NoteDraft } from './use-note-draft.ts'

/** Lines that an empty section shows; it grows with its text. */
const LINES = { complaint: 2, history: 4, examination: 4, assessment: 3, plan: 4, addendum: 6 } as const

export interface SectionFieldsProps {
  readonly form: FormHandle<NoteDraft>
  readonly sections: readonly SectionKey[]
  readonly hasDiagnoses: boolean
}

/** The texts of a note in reading order, and the diagnoses, the main one first. */
export function SectionFields({ form, sections, hasDiagnoses }: SectionFieldsProps) {
  const { t } = useTranslation('clinical-notes')
  const texts = form.at('sections')
  return (
    <>
      {sections.map((key) => (
        <TextField key={key} field={texts.at(key)} label={t(`section.${key}`)} lines={LINES[key]} />
      ))}
      {hasDiagnoses && (
        <Repeat
          field={form.at('diagnoses')}
          label={t('field.diagnoses')}
          itemLabel={t('field.diagnosis')}
          blank={null}
        >
          {(diagnosis) => (
            <CodeField field={diagnosis} label={t('field.diagnosis')} search={searchProblems} />
          )}
        </Repeat>
      )}
    </>
  )
}

async function searchProblems(text: string, signal: AbortSignal) {
  const { items } = await request(searchCodes, { body: { list: 'problems', text } }, { signal })
  return items.map(({ system, code, display }) => ({ system, code, display }))
}
