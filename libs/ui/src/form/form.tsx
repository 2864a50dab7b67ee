import { Button } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type SubmitEvent, useSyncExternalStore } from 'react'
import type { PatientFacts } from '../banner/patient-banner.tsx'
import { useUiText } from '../i18n/use-language.ts'
import type { RequestFailure } from '../request/request-failure.ts'
import { FailureState } from '../states/failure-state.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import css from './form.module.css'
import { LeaveGuard } from './leave-guard.tsx'
import { ProblemSummary } from './problem-summary.tsx'
import type { FormHandle } from './use-form.ts'

export interface FormProps<T> {
  readonly form: FormHandle<T>
  readonly children: ReactNode
  /** Whose entries these are; named when somebody leaves them unsaved. */
  readonly patient?: PatientFacts | undefined
  /** "Save" unless told. */
  readonly saveLabel?: string
  readonly onCancel?: () => void
  /** Beside the buttons: "Draft, saved 14:05". */
  readonly status?: ReactNode
  /** For forms in a dialog, which has its own way of closing. */
  readonly isLeaveGuarded?: boolean
}

/**
 * A form: fields, the summary of what is wrong, conflict and failure, and a sticky Save. Ctrl+Enter saves from
 * anywhere in it; leaving with unsaved entries asks first.
 */
export function Form<T>({ form, children, patient, isLeaveGuarded = true, ...footer }: FormProps<T>) {
  const generation = useSyncExternalStore(form.store.subscribe, () => form.store.generation)
  return (
    <form className={css.form} noValidate onSubmit={submitted(form)} onKeyDown={savedByKey(form)}>
      <ProblemSummary store={form.store} />
      <div key={generation} className={css.fields}>
        {children}
      </div>
      {form.conflict !== undefined && <ConflictPanel form={form} conflict={form.conflict} />}
      {form.failure !== undefined && !hasPlaceInBody(form.failure) && (
        <FailureState failure={form.failure} isWrite onRetry={() => form.submit()} />
      )}
      {form.conflict === undefined && <Footer form={form} {...footer} />}
      {isLeaveGuarded && <LeaveGuard isDirty={form.store.isDirty} patient={patient} />}
    </form>
  )
}

type FooterProps<T> = Pick<FormProps<T>, 'form' | 'saveLabel' | 'onCancel' | 'status'>

function Footer<T>({ form, saveLabel, onCancel, status }: FooterProps<T>) {
  const { t } = useUiText()
  return (
    <div className={css.footer}>
      <Button type="submit" variant="filled" loading={form.isSaving} aria-keyshortcuts="Control+Enter">
        {saveLabel ?? t('form.save')}
      </Button>
      {onCancel !== undefined && <Button onClick={onCancel}>{t('form.cancel')}</Button>}
      {status !== undefined && <span className={css.status}>{status}</span>}
    </div>
  )
}

/** Then the fields and the summary say it. */
function hasPlaceInBody({ places }: RequestFailure): boolean {
  return places.some(({ pointer }) => pointer.startsWith('/body/'))
}

function submitted<T>(form: FormHandle<T>) {
  return (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    void form.submit()
  }
}

function savedByKey<T>(form: FormHandle<T>) {
  return (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.code !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void form.submit()
  }
}
