import { focusField } from '@ehr/ui/form/focus-problem.ts'
import type { FormStore } from '@ehr/ui/form/form-store.ts'
import type { Shortcut } from '@ehr/ui/keys/match-keys.ts'
import { useTranslation } from 'react-i18next'
import { sectionsOf } from '../../contract/note-content.ts'
import type { Note } from '../../contract.ts'

/** Alt and a digit lead to the sections in their order, and after them to the diagnoses; also while typing. */
export function useSectionKeys(note: Pick<Note, 'addendumTo'>, store: FormStore): Shortcut[] {
  const { t } = useTranslation('clinical-notes')
  const sections = sectionsOf(note).map((key) => ({
    pointer: `/sections/${key}`,
    label: t(`section.${key}`),
  }))
  const diagnoses = { pointer: '/diagnoses', label: t('field.diagnoses') }
  const places = note.addendumTo === null ? [...sections, diagnoses] : sections
  return places.map(({ pointer, label }, index) => ({
    code: `Digit${index + 1}`,
    alt: true,
    isGlobal: true,
    label,
    run: () => focusField(store, pointer),
  }))
}
