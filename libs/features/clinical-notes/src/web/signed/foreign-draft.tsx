import { encounterPaths } from '@ehr/feature-encounters/contract'
import { getPatientSummary } from '@ehr/feature-patients/contract'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { ReasonDialog } from '@ehr/ui/form/reason-dialog.tsx'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Note, notePaths, takeOverDraft } from '../../contract.ts'
import { NOTE_READS } from '../note-reads.ts'
import { NoteState } from '../note-state.tsx'

/** A draft of somebody else, or one that was given up: that it is there, and no more. */
export function ForeignDraft({ note }: { readonly note: Note }) {
  const { t } = useTranslation('clinical-notes')
  const mayTakeOver = useIsAllowed(takeOverDraft.access) && note.isOrphaned && !note.isMine
  const [isTaking, setIsTaking] = useState(false)
  const { patientId, encounterId, author, savedAt, startedAt, withdrawn } = note
  return (
    <Page
      title={t('draft.one')}
      subtitle={<NoteState status={note.status} />}
      actions={<ButtonLink to={encounterPaths.detail(patientId, encounterId)}>{t('visit')}</ButtonLink>}
    >
      <Notice
        title={note.status === 'abandoned' ? t('abandon.is') : t('draft.ofOther', { name: author.name })}
        {...(mayTakeOver
          ? { actions: <Button onClick={() => setIsTaking(true)}>{t('takeOver.open')}</Button> }
          : {})}
      >
        {t('draft.lastSaved')} <ClinicalMoment at={savedAt ?? withdrawn?.at ?? startedAt} />
        {withdrawn !== null && withdrawn.reason !== null && (
          <div>
            <bdi>{withdrawn.reason}</bdi>
          </div>
        )}
      </Notice>
      {isTaking && <TakeOverDialog note={note} onClose={() => setIsTaking(false)} />}
    </Page>
  )
}

function TakeOverDialog({ note, onClose }: { readonly note: Note; readonly onClose: () => void }) {
  const { t } = useTranslation('clinical-notes')
  const navigate = useNavigate()
  const { patientId, encounterId, id } = note
  const patient = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const sender = useSend(takeOverDraft, { invalidates: NOTE_READS })
  return (
    <ReasonDialog
      title={t('takeOver.title')}
      explain={t('takeOver.explain', { name: note.author.name })}
      act={t('takeOver.do')}
      label={t('field.reason')}
      patient={patient.data}
      onClose={onClose}
      send={(reason) => sender.send({ params: { patientId, encounterId, noteId: id }, body: { reason } })}
      onDone={(own) => void navigate({ to: notePaths.one(own) })}
    />
  )
}
