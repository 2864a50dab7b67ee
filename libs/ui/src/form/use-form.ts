import type { TFunction } from 'i18next'
import { useId, useRef, useState } from 'react'
import * as z from 'zod/mini'
import type { Language } from '../i18n/languages.ts'
import { useUiText } from '../i18n/use-language.ts'
import type { RequestFailure } from '../request/request-failure.ts'
import { type Draft, readAt } from './draft.ts'
import { Field } from './field.ts'
import { focusFirstProblem } from './focus-problem.ts'
import { FormStore } from './form-store.ts'
import { issueText } from './issue-text.ts'

/** How a save ended; what `useSend` resolves to is one. */
export type SaveResult<Output, Current> =
  | { readonly kind: 'sent'; readonly output: Output }
  | { readonly kind: 'conflict'; readonly theirs: Current | undefined; readonly failure: RequestFailure }
  | { readonly kind: 'failed'; readonly failure: RequestFailure }

export interface FormOptions<S extends z.ZodMiniType, Output, Current extends Versioned> {
  /** Schema of the request's body. */
  readonly schema: S
  readonly initial: Draft<z.input<S>>
  /** Version of the record that `initial` shows; none for a new record. */
  readonly version?: number
  readonly save: (value: z.output<S>, version: number) => Promise<SaveResult<Output, Current>>
  readonly onSaved?: (output: Output) => void
  /** The draft of a record, for showing theirs beside mine after a 412. Updates need it. */
  readonly draftOf?: (current: Current) => Draft<z.input<S>>
  /** Own words for a refinement of the contract or a complaint of the server at a field, by its English message. */
  readonly messages?: Readonly<Record<string, string>>
}

export interface Versioned {
  readonly version: number
}

export interface FormConflict {
  /** Theirs as a draft; undefined when it could not be read. */
  readonly theirs: unknown
  readonly version: number | undefined
}

/** A form's state and acts; `Form` renders it, inputs take `form.at('…')`. */
export interface FormHandle<T> {
  readonly store: FormStore
  readonly root: Field<T>
  readonly at: Field<T>['at']
  readonly isSaving: boolean
  readonly failure: RequestFailure | undefined
  readonly conflict: FormConflict | undefined
  /** Checks and saves; the first wrong field gets the focus. */
  readonly submit: () => Promise<void>
  /** Goes on from a conflict with a merged draft, and saves it over their version. */
  readonly settleConflict: (merged: unknown) => Promise<void>
}

interface Progress {
  readonly isSaving: boolean
  readonly failure?: RequestFailure
  readonly conflict?: FormConflict
}

/** A form whose fields, limits and errors come from a contract's schema. Typed text outlives every failure. */
export function useForm<S extends z.ZodMiniType, Output, Current extends Versioned>(
  options: FormOptions<S, Output, Current>,
): FormHandle<Draft<z.input<S>>> {
  const { t, language } = useUiText()
  const id = useId()
  const [store] = useState(() => new FormStore(id, options.initial))
  const [progress, setProgress] = useState<Progress>({ isSaving: false })
  const version = useRef(options.version ?? 0)

  async function submit(): Promise<void> {
    // With a conflict on the screen the old version would only be refused again.
    if (!progress.isSaving && progress.conflict === undefined) await checkAndSave()
  }

  async function checkAndSave(): Promise<void> {
    const checked = check(store, options, t)
    if (checked === undefined) return focusFirstProblem(store)
    setProgress({ isSaving: true })
    const sent = store.read([])
    const result = await options.save(checked.value, version.current)
    setProgress({ isSaving: false, ...progressOf(result, options) })
    if (result.kind === 'failed') {
      showPlaces(store, result.failure, (detail) => serverWords(detail, options.messages, language, t))
    }
    if (result.kind !== 'sent') return
    store.settle(sent)
    version.current = versionIn(result.output) ?? version.current
    options.onSaved?.(result.output)
  }

  const root = new Field<Draft<z.input<S>>>(store, options.schema, [])
  return {
    store,
    root,
    at: (key) => root.at(key),
    isSaving: progress.isSaving,
    failure: progress.failure,
    conflict: progress.conflict,
    submit,
    settleConflict: async (merged) => {
      version.current = progress.conflict?.version ?? version.current
      store.replace(merged, progress.conflict?.theirs)
      setProgress({ isSaving: false })
      await checkAndSave()
    },
  }
}

function check<S extends z.ZodMiniType, Output, Current extends Versioned>(
  store: FormStore,
  { schema, messages = {} }: FormOptions<S, Output, Current>,
  t: TFunction<'ui'>,
): { value: z.output<S> } | undefined {
  const draft = store.read([])
  const parsed = z.safeParse(schema, draft)
  const problems = new Map(store.unreadable)
  for (const issue of parsed.error?.issues ?? []) {
    const pointer = issue.path.map((step) => `/${String(step)}`).join('')
    const input = readAt(draft, issue.path.map(asStep))
    if (!problems.has(pointer)) problems.set(pointer, messages[issue.message] ?? issueText(issue, input, t))
  }
  store.setProblems(problems)
  return parsed.success && problems.size === 0 ? { value: parsed.data } : undefined
}

function asStep(step: PropertyKey): string | number {
  return typeof step === 'number' ? step : String(step)
}

function progressOf<S extends z.ZodMiniType, Output, Current extends Versioned>(
  result: SaveResult<Output, Current>,
  { draftOf }: FormOptions<S, Output, Current>,
): Omit<Progress, 'isSaving'> {
  if (result.kind === 'sent') return {}
  if (result.kind === 'failed') return { failure: result.failure }
  const { theirs } = result
  if (theirs === undefined || draftOf === undefined) return { failure: result.failure }
  return { conflict: { theirs: draftOf(theirs), version: theirs.version } }
}

/** The version that a save brought, when its answer tells: the next save of the same form goes on from it. */
function versionIn(output: unknown): number | undefined {
  if (typeof output !== 'object' || output === null || !('version' in output)) return undefined
  return typeof output.version === 'number' ? output.version : undefined
}

/** Puts the server's complaints at their fields; those about the body name them by JSON pointer. */
function showPlaces(store: FormStore, failure: RequestFailure, inWords: (detail: string) => string): void {
  const inBody = failure.places.filter(({ pointer }) => pointer.startsWith('/body/'))
  if (inBody.length === 0) return
  store.setProblems(
    new Map(inBody.map(({ pointer, detail }) => [pointer.slice('/body'.length), inWords(detail)])),
  )
  focusFirstProblem(store)
}

/** The server speaks English; a reader of another language gets the form's own words, or that it is not valid. */
function serverWords(
  detail: string,
  messages: Readonly<Record<string, string>> = {},
  language: Language,
  t: TFunction<'ui'>,
): string {
  return messages[detail] ?? (language === 'en' && detail !== '' ? detail : t('form.invalid'))
}
