import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getNote, type Note } from '../../contract.ts'
import { NoteEditor } from '../editor/note-editor.tsx'
import { ForeignDraft } from '../signed/foreign-draft.tsx'
import { SignedNote } from '../signed/signed-note.tsx'

/** One note: to be written by its author while it is a draft, to be read by everybody once it is signed. */
export function Screen({ params: { patientId = '', encounterId = '', noteId = '' } }: ScreenProps) {
  const { t } = useTranslation('clinical-notes')
  const query = useQuery({
    ...queryOf(getNote, { params: { patientId, encounterId, noteId } }),
    // A draft is opened as the server has it now, and is then the editor's: nothing replaces it under the hands.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (query.data === undefined) {
    return (
      <Page title={t('one')}>
        <QueryView query={query} skeleton={<Skeleton rows={8} />}>
          {() => null}
        </QueryView>
      </Page>
    )
  }
  return (
    <NoteOf key={`${noteId} ${query.data.status === 'draft'}`} note={query.data} onClosed={query.refetch} />
  )
}

function NoteOf({ note, onClosed }: { readonly note: Note; readonly onClosed: () => unknown }) {
  const { status, isMine } = note
  if (status === 'draft' && isMine) return <NoteEditor note={note} onClosed={() => void onClosed()} />
  if (status === 'draft' || status === 'abandoned') return <ForeignDraft note={note} />
  return <SignedNote note={note} />
}
