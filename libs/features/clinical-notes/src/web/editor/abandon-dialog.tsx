import type { PatientFacts } from '@ehr/ui/banner/patient-banner.tsx'
import { ReasonDialog } from '@ehr/ui/form/reason-dialog.tsx'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useTranslation } from 'react-i18next'
import { abandonDraft, type Note } from '../../contract.ts'
import { NOTE_READS } from '../note-reads.ts'
import type { NoteDraftHandle } from './use-note-draft.ts'

export interface AbandonDialogProps {
  readonly note: Note
  readonly patient: PatientFacts | undefined
  readonly draft: NoteDraftHandle
  readonly onClose: () => void
  readonly onAbandoned: () => void
}

/** Gives a draft up, after saving what was typed last: it is kept, but is no part of the chart. */
export function AbandonDialog({ note, patient, draft, onClose, onAbandoned }: AbandonDialogProps) {
  const { t } = useTranslation('clinical-notes')
  const params = { patientId: note.patientId, encounterId: note.encounterId, noteId: note.id }
  const sender = useSend(abandonDraft, { invalidates: NOTE_READS })
  return (
    <ReasonDialog
      title={t('abandon.title')}
      explain={t('abandon.explain')}
      act={t('abandon.do')}
      label={t('field.reason')}
      patient={patient}
      onClose={onClose}
      send={async (reason) => {
        await draft.flush()
        return await sender.send({ params, body: { reason }, version: draft.versionNow() })
      }}
      onDone={onAbandoned}
    />
  )
}
