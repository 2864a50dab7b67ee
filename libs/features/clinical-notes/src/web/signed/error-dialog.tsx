import type { PatientFacts } from '@ehr/ui/banner/patient-banner.tsx'
import { ReasonDialog } from '@ehr/ui/form/reason-dialog.tsx'
import { request } from '@ehr/ui/request/request.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useTranslation } from 'react-i18next'
import { getNote, markInError, type Note } from '../../contract.ts'
import { NOTE_READS } from '../note-reads.ts'

export interface ErrorDialogProps {
  readonly note: Note
  readonly patient: PatientFacts | undefined
  readonly onClose: () => void
}

/** Marks a signed note as entered in error: struck, and readable with the reason. */
export function ErrorDialog({ note, patient, onClose }: ErrorDialogProps) {
  const { t } = useTranslation('clinical-notes')
  const params = { patientId: note.patientId, encounterId: note.encounterId, noteId: note.id }
  const sender = useSend(markInError, {
    invalidates: NOTE_READS,
    readCurrent: () => request(getNote, { params }),
  })
  return (
    <ReasonDialog
      title={t('error.title')}
      explain={t('error.explain')}
      act={t('error.do')}
      label={t('field.reason')}
      patient={patient}
      onClose={onClose}
      send={(reason) => sender.send({ params, body: { reason }, version: note.version })}
      onDone={onClose}
    />
  )
}
