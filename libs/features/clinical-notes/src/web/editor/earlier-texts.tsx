import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { FormHandle } from '@ehr/ui/form/use-form.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Button, Modal, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type DraftRevision, listRevisions, type Note } from '../../contract.ts'
import { NoteText } from '../signed/note-text.tsx'
import type { NoteDraft } from './use-note-draft.ts'

export interface EarlierTextsProps {
  readonly note: Note
  readonly form: FormHandle<NoteDraft>
  readonly onClose: () => void
}

/** What stood in the draft before: to read, to copy from, or to put back as it was. */
export function EarlierTexts({ note, form, onClose }: EarlierTextsProps) {
  const { t } = useTranslation('clinical-notes')
  const params = { patientId: note.patientId, encounterId: note.encounterId, noteId: note.id }
  const query = useQuery({ ...queryOf(listRevisions, { params }), gcTime: 0, staleTime: 0 })

  /** The present text was saved and is a revision itself, so that this can be undone in the same way. */
  function putBack({ content }: DraftRevision): void {
    form.store.replace(content, form.store.initial)
    void form.submit()
    onClose()
  }

  return (
    <Modal opened onClose={onClose} title={t('earlier.title')} size="lg">
      <QueryView
        query={query}
        isEmpty={({ items }) => items.length < 2}
        empty={<EmptyState title={t('earlier.none')}>{t('earlier.noneText')}</EmptyState>}
      >
        {({ items }) => (
          <Stack gap="lg">
            {items.slice(1).map((revision) => (
              <section key={revision.revision}>
                <strong>
                  <ClinicalMoment at={revision.savedAt} />
                </strong>
                <NoteText content={revision.content} note={note} />
                <Button size="xs" onClick={() => putBack(revision)}>
                  {t('earlier.putBack')}
                </Button>
              </section>
            ))}
          </Stack>
        )}
      </QueryView>
    </Modal>
  )
}
