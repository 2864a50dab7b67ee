import { getPatientSummary } from '@ehr/feature-patients/contract'
import { ConflictPanel } from '@ehr/ui/form/conflict-panel.tsx'
import { LeaveGuard } from '@ehr/ui/form/leave-guard.tsx'
import { useShortcuts } from '@ehr/ui/keys/use-shortcuts.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sectionsOf } from '../../contract/note-content.ts'
import type { Note } from '../../contract.ts'
import { ChartContext, ChartSheet } from '../context/chart-context.tsx'
import { NotePrint } from '../signed/note-print.tsx'
import { AbandonDialog } from './abandon-dialog.tsx'
import { EarlierTexts } from './earlier-texts.tsx'
import css from './note-editor.module.css'
import { SaveFailure, SaveStatus } from './save-status.tsx'
import { SectionFields } from './section-fields.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { useNoteDraft } from './use-note-draft.ts'
import { useSectionKeys } from './use-section-keys.ts'

export interface NoteEditorProps {
  readonly note: Note
  /** The note was signed, or given up. */
  readonly onClosed: () => void
}

/** One's own draft: its sections, what the chart says beside them, and the way to the signature. */
export function NoteEditor({ note, onClosed }: NoteEditorProps) {
  const { t } = useTranslation('clinical-notes')
  const draft = useNoteDraft(note)
  const { form } = draft
  const patient = useQuery(queryOf(getPatientSummary, { params: { patientId: note.patientId } }))
  const [open, setOpen] = useState<'sign' | 'abandon' | 'earlier'>()
  useShortcuts(useSectionKeys(note, form.store))
  const close = () => setOpen(undefined)

  return (
    <Page
      title={t(note.addendumTo === null ? 'one' : 'addendum.one')}
      subtitle={<SaveStatus draft={draft} note={note} />}
      actions={
        <div className={css.acts}>
          <ChartSheet patientId={note.patientId} />
          <Button onClick={() => setOpen('earlier')}>{t('earlier.open')}</Button>
          <Button onClick={() => window.print()}>{t('print')}</Button>
          <Button onClick={() => setOpen('abandon')}>{t('abandon.open')}</Button>
          <Button variant="filled" disabled={form.conflict !== undefined} onClick={() => setOpen('sign')}>
            {t('sign.open')}
          </Button>
        </div>
      }
    >
      {form.conflict !== undefined && <ConflictPanel form={form} conflict={form.conflict} />}
      <SaveFailure draft={draft} />
      <div className={css.page}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: saves when one of its inputs is left. */}
        <div className={css.text} key={form.store.generation} onBlur={() => void draft.flush()}>
          <SectionFields form={form} sections={sectionsOf(note)} hasDiagnoses={note.addendumTo === null} />
        </div>
        <ChartContext patientId={note.patientId} />
      </div>
      <NotePrint form={form} note={note} />
      <LeaveGuard
        isDirty={() => draft.isUnsaved() || form.store.unreadable.size > 0}
        settle={draft.flush}
        patient={patient.data}
      />
      {open === 'sign' && (
        <SignDialog note={note} patient={patient.data} draft={draft} onClose={close} onSigned={onClosed} />
      )}
      {open === 'abandon' && (
        <AbandonDialog
          note={note}
          patient={patient.data}
          draft={draft}
          onClose={close}
          onAbandoned={onClosed}
        />
      )}
      {open === 'earlier' && <EarlierTexts note={note} form={form} onClose={close} />}
    </Page>
  )
}
