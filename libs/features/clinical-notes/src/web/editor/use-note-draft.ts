import { coding } from '@ehr/contracts'
import { type Draft, isSameDraft } from '@ehr/ui/form/draft.ts'
import { Field } from '@ehr/ui/form/field.ts'
import { FormStore } from '@ehr/ui/form/form-store.ts'
import type { FormHandle } from '@ehr/ui/form/use-form.ts'
import { request } from '@ehr/ui/request/request.ts'
import { isWorthRetrying, RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { BLANK_CONTENT, type NoteContent, noteSections } from '../../contract/note-content.ts'
import { getNote, type Note, saveDraft } from '../../contract.ts'
import { Autosave, type SaveState, type SendOptions, type SendResult } from './autosave.ts'
import { useSaveOccasions } from './use-save-occasions.ts'

/** The form of a draft: a diagnosis that was added and not chosen yet is blank. */
const draftForm = z.object({ sections: noteSections, diagnoses: z.array(z.nullable(coding)) })
export type NoteDraft = Draft<z.input<typeof draftForm>>

export interface NoteDraftHandle {
  readonly form: FormHandle<NoteDraft>
  readonly state: SaveState
  readonly savedAt: string | null
  /** Saves now what is unsaved. */
  readonly flush: () => Promise<void>
  /** Whether anything that was typed is not on the server. */
  readonly isUnsaved: () => boolean
  readonly versionNow: () => number
}

/** One's own draft as it is typed, sent to the server by itself; nothing of it is kept in the browser. */
export function useNoteDraft(note: Note): NoteDraftHandle {
  const id = useId()
  const client = useQueryClient()
  const [session] = useState(
    () =>
      new DraftSession(id, note, (saved) => {
        const key = [getNote.operationId, { params: placeOf(note) }]
        client.setQueryData<Note>(key, (before) => before && { ...before, ...saved })
      }),
  )
  const state = useSyncExternalStore(session.autosave.subscribe, session.autosave.getState)
  useSyncExternalStore(session.store.subscribe, () => session.store.generation)
  useSaveOccasions(session.autosave)
  useEffect(() => {
    const stop = session.store.subscribe(() => session.autosave.touched())
    return () => {
      stop()
      session.autosave.stop()
    }
  }, [session])
  return {
    form: session.formOf(state),
    state,
    savedAt: session.savedAt,
    flush: () => session.autosave.flush(),
    isUnsaved: session.isUnsaved,
    versionNow: () => session.version,
  }
}

/** What of a draft lives outside React: the text, its version, and the saving of both. */
class DraftSession {
  readonly store: FormStore
  readonly autosave: Autosave
  version: number
  savedAt: string | null
  #theirs: Note | undefined
  readonly #note: Note
  readonly #root: Field<NoteDraft>
  readonly #onSaved: (saved: Partial<Note>) => void

  constructor(id: string, note: Note, onSaved: (saved: Partial<Note>) => void) {
    this.#note = note
    this.#onSaved = onSaved
    this.version = note.version
    this.savedAt = note.savedAt
    this.store = new FormStore(id, note.content ?? BLANK_CONTENT)
    this.#root = new Field<NoteDraft>(this.store, draftForm, [])
    this.autosave = new Autosave({ isUnsaved: this.isUnsaved, send: (options) => this.#send(options) })
  }

  readonly isUnsaved = (): boolean =>
    !isSameDraft(contentOf(this.#root.read()), contentOf(draftForm.parse(this.store.initial)))

  /** The handle that the parts of a form take. */
  formOf(state: SaveState): FormHandle<NoteDraft> {
    return {
      store: this.store,
      root: this.#root,
      at: (key) => this.#root.at(key),
      isSaving: state.kind === 'saving',
      failure: state.kind === 'failed' ? state.failure : undefined,
      conflict: state.kind === 'conflict' ? this.#conflict() : undefined,
      submit: () => this.autosave.flush(),
      settleConflict: async (merged) => {
        const theirs = this.#theirs
        if (theirs === undefined) return
        this.version = theirs.version
        this.store.replace(merged, theirs.content ?? BLANK_CONTENT)
        await this.autosave.resume()
      },
    }
  }

  #conflict() {
    return { theirs: this.#theirs?.content ?? undefined, version: this.#theirs?.version }
  }

  async #send({ keepalive, background }: SendOptions): Promise<SendResult> {
    const sent = this.store.read([])
    const body = contentOf(this.#root.read())
    const call = { params: placeOf(this.#note), body, version: this.version }
    try {
      const saved = await request(saveDraft, call, { keepalive, background })
      this.version = saved.version
      this.savedAt = saved.savedAt
      this.store.settle(sent)
      this.#onSaved({ ...saved, content: body, diagnoses: body.diagnoses })
      return { kind: 'sent' }
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      return error.kind === 'stale' ? await this.#meetTheirs(error) : failed(error)
    }
  }

  /** Somebody saved meanwhile. Our own save whose answer was lost is no conflict: the text is the same. */
  async #meetTheirs(failure: RequestFailure): Promise<SendResult> {
    const theirs = await request(getNote, { params: placeOf(this.#note) }).catch(() => undefined)
    if (theirs === undefined || theirs.content === null) return failed(failure)
    if (theirs.status !== 'draft') return failed(failure)
    this.#theirs = theirs
    if (!isSameDraft(contentOf(this.#root.read()), theirs.content)) return { kind: 'conflict' }
    this.version = theirs.version
    this.savedAt = theirs.savedAt
    this.store.settle(this.store.read([]))
    return { kind: 'sent' }
  }
}

/** A refusal stays one however often it is sent; a lost session or connection comes back. */
function failed(failure: RequestFailure): SendResult {
  return { kind: 'failed', failure, isRetried: isWorthRetrying(failure) || failure.kind === 'signed-out' }
}

/** What of a draft is sent: diagnoses that were chosen. */
export function contentOf({ sections, diagnoses }: NoteDraft): NoteContent {
  return {
    sections: z.parse(noteSections, { ...BLANK_CONTENT.sections, ...sections }),
    diagnoses: diagnoses.flatMap((diagnosis) => {
      const chosen = z.safeParse(coding, diagnosis)
      return chosen.success ? [chosen.data] : []
    }),
  }
}

function placeOf({ patientId, encounterId, id }: Note) {
  return { patientId, encounterId, noteId: id }
}
