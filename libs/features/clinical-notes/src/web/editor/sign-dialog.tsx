import { getEncounter } from '@ehr/feature-encounters/contract'
import type { PatientFacts } from '@ehr/ui/banner/patient-banner.tsx'
import { PatientIdentity } from '@ehr/ui/banner/patient-identity.tsx'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { focusFirstProblem } from '@ehr/ui/form/focus-problem.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { Button, Group, Modal, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isBlank } from '../../contract/note-content.ts'
import { getNote, type Note, signNote } from '../../contract.ts'
import { NOTE_LISTS } from '../note-reads.ts'
import { NoteText } from '../signed/note-text.tsx'
import { contentOf, type NoteDraftHandle } from './use-note-draft.ts'

export interface SignDialogProps {
  readonly note: Note
  readonly patient: PatientFacts | undefined
  readonly draft: NoteDraftHandle
  readonly onClose: () => void
  readonly onSigned: () => void
}

/** What is about to be signed, of whom and of which visit: read once more, then it is fixed. */
export function SignDialog({ note, patient, draft, onClose, onSigned }: SignDialogProps) {
  const { t } = useTranslation('clinical-notes')
  const client = useQueryClient()
  const { patientId, encounterId, id } = note
  const isSaved = useSavedFirst(draft, onClose)
  const visit = useQuery(queryOf(getEncounter, { params: { patientId, encounterId } }))
  const sender = useSend(signNote, { invalidates: NOTE_LISTS })
  const content = contentOf(draft.form.root.read())
  const params = { patientId, encounterId, noteId: id }

  async function sign(): Promise<void> {
    const sent = await sender.send({ params, version: draft.versionNow() })
    if (sent.kind !== 'sent') return
    if (note.addendumTo !== null) await client.invalidateQueries({ queryKey: [getNote.operationId] })
    client.setQueryData([getNote.operationId, { params }], sent.output)
    onSigned()
  }

  const failure = sender.last !== undefined && sender.last.kind !== 'sent' ? sender.last.failure : undefined
  return (
    <Modal opened onClose={onClose} title={t('sign.title')} size="lg">
      <Stack gap="md">
        {patient === undefined ? <Skeleton rows={2} /> : <PatientIdentity patient={patient} />}
        {visit.data !== undefined && (
          <div>
            <bdi>{visit.data.type?.display ?? t(`encounters:value.class.${visit.data.class}`)}</bdi>
            {' · '}
            <ClinicalMoment at={visit.data.startedAt} />
          </div>
        )}
        {visit.error !== null && <FailureState failure={visit.error} onRetry={() => void visit.refetch()} />}
        {isBlank(content) ? (
          <Notice tone="caution" title={t('problem.NOTE_BLANK')} />
        ) : (
          <NoteText content={content} note={note} />
        )}
        <Notice title={t('sign.explain')} />
        {failure !== undefined && <FailureState failure={failure} isWrite onRetry={() => void sign()} />}
        <Group gap="sm">
          <Button
            variant="filled"
            loading={sender.isSending || !isSaved}
            disabled={patient === undefined || visit.data === undefined || isBlank(content)}
            onClick={() => void sign()}
          >
            {t('sign.do')}
          </Button>
          <Button onClick={onClose}>{t('sign.back')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** Only what is on the server is signed: saves first, and closes the dialog where that did not work. */
function useSavedFirst(draft: NoteDraftHandle, onClose: () => void): boolean {
  const [isSaved, setIsSaved] = useState(false)
  useEffect(() => {
    const { store } = draft.form
    void draft.flush().then(() => {
      if (!draft.isUnsaved() && store.unreadable.size === 0) return setIsSaved(true)
      store.setProblems(store.unreadable)
      onClose()
      focusFirstProblem(store)
    })
  }, [])
  return isSaved
}
