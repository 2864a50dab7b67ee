import { encounterPaths } from '@ehr/feature-encounters/contract'
import { getPatientSummary } from '@ehr/feature-patients/contract'
import { createProblem, problemPaths } from '@ehr/feature-problems/contract'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Addendum, type Note, notePaths, startNote, takeOverDraft } from '../../contract.ts'
import { NOTE_LISTS } from '../note-reads.ts'
import { NoteState } from '../note-state.tsx'
import { ErrorDialog } from './error-dialog.tsx'
import { NoteBody } from './note-body.tsx'
import css from './note-text.module.css'

/** A signed note with its addenda: to be read, added to, or marked as entered in error; never changed. */
export function SignedNote({ note }: { readonly note: Note }) {
  const { t } = useTranslation('clinical-notes')
  const mayWrite = useIsAllowed(startNote.access)
  const mayAddProblem = useIsAllowed(createProblem.access) && note.diagnoses.length > 0
  const mayCorrect = useIsAllowed(takeOverDraft.access) || note.isMine
  const [isMarking, setIsMarking] = useState(false)
  const { add, failure, isSending } = useAddendum(note)
  const patient = useQuery(queryOf(getPatientSummary, { params: { patientId: note.patientId } }))
  const stands = note.status === 'final' || note.status === 'amended'
  return (
    <Page
      title={t(note.addendumTo === null ? 'one' : 'addendum.one')}
      subtitle={<NoteState status={note.status} />}
      actions={
        <div className={css.acts}>
          <ButtonLink to={encounterPaths.detail(note.patientId, note.encounterId)}>{t('visit')}</ButtonLink>
          {stands && mayAddProblem && (
            <ButtonLink to={problemPaths.create(note.patientId)}>{t('toProblems')}</ButtonLink>
          )}
          <Button onClick={() => window.print()}>{t('print')}</Button>
          {stands && mayWrite && mayCorrect && (
            <Button onClick={() => setIsMarking(true)}>{t('error.open')}</Button>
          )}
          {stands && mayWrite && note.addendumTo === null && (
            <Button variant="filled" loading={isSending} onClick={() => void add()}>
              {t('addendum.add')}
            </Button>
          )}
        </div>
      }
    >
      {failure !== undefined && <FailureState failure={failure} isWrite onRetry={() => void add()} />}
      <NoteBody note={note} />
      {note.addendumTo !== null && (
        <ButtonLink to={notePaths.one({ ...note, id: note.addendumTo })}>{t('addendum.toNote')}</ButtonLink>
      )}
      {note.addenda.length > 0 && <Addenda addenda={note.addenda} />}
      {isMarking && <ErrorDialog note={note} patient={patient.data} onClose={() => setIsMarking(false)} />}
    </Page>
  )
}

function Addenda({ addenda }: { readonly addenda: readonly Addendum[] }) {
  const { t } = useTranslation('clinical-notes')
  return (
    <div className={css.addenda}>
      {addenda.map((addendum) => (
        <Section
          key={addendum.id}
          title={t('addendum.one')}
          aside={<NoteState status={addendum.status} />}
          actions={
            <ButtonLink size="xs" to={notePaths.one(addendum)}>
              {t(addendum.isMine && addendum.status === 'draft' ? 'goOn' : 'addendum.open')}
            </ButtonLink>
          }
        >
          <NoteBody note={addendum} />
        </Section>
      ))}
    </div>
  )
}

/** Opens one's own addendum: the draft that is there, else a new one. */
function useAddendum(note: Note) {
  const navigate = useNavigate()
  const sender = useSend(startNote, { invalidates: NOTE_LISTS })
  const { patientId, encounterId } = note
  const own = note.addenda.find(({ isMine, status }) => isMine && status === 'draft')
  const last = sender.last

  async function add(): Promise<void> {
    if (own !== undefined) return await navigate({ to: notePaths.one(own) })
    const sent = await sender.send({ params: { patientId, encounterId }, body: { addendumTo: note.id } })
    if (sent.kind === 'sent') await navigate({ to: notePaths.one(sent.output) })
  }

  return {
    add,
    isSending: sender.isSending,
    failure: last !== undefined && last.kind !== 'sent' ? last.failure : undefined,
  }
}
