import type { RequestFailure } from '@ehr/ui/request/request-failure.ts'

/** How a draft stands against what the server has of it. */
export type SaveState =
  | { readonly kind: 'saved' }
  /** Typed and not sent yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** Not saved; tried again by itself where that may help. */
  | { readonly kind: 'failed'; readonly failure: RequestFailure; readonly isRetried: boolean }
  /** Somebody (the author, elsewhere) saved another text; nothing is sent until a person has chosen. */
  | { readonly kind: 'conflict' }

export interface SendOptions {
  /** The page may be gone before the answer. */
  readonly keepalive: boolean
  /** Nobody did anything just now: it does not prolong the session. */
  readonly background: boolean
}

export type SendResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly failure: RequestFailure; readonly isRetried: boolean }

export interface AutosaveOptions {
  readonly isUnsaved: () => boolean
  /** Sends the present text; what is typed meanwhile counts as unsaved. Refusals are values. */
  readonly send: (options: SendOptions) => Promise<SendResult>
}

/** A pause in typing after which the text is sent, in milliseconds. */
const PAUSE_MS = 2_000
/** Whoever types without a pause has at most so much unsaved. */
const LONGEST_MS = 10_000
const RETRY_MS = 15_000

/** Decides when a draft is sent: after a pause, at the latest every ten seconds, one request at a time. */
export class Autosave {
  readonly #options: AutosaveOptions
  readonly #listeners = new Set<() => void>()
  #state: SaveState = { kind: 'saved' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #waitingSince: number | undefined
  #sending: Promise<void> | undefined

  constructor(options: AutosaveOptions) {
    this.#options = options
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getState = (): SaveState => this.#state

  /** Something was typed. */
  touched(): void {
    if (this.#state.kind === 'conflict' || !this.#options.isUnsaved()) return
    this.#waitingSince ??= Date.now()
    if (this.#sending === undefined) this.#become({ kind: 'waiting' })
    const longest = this.#waitingSince + LONGEST_MS - Date.now()
    this.#schedule(Math.max(0, Math.min(PAUSE_MS, longest)), { keepalive: false, background: false })
  }

  /** Sends what is unsaved now and waits for the answer; a request under way is waited for first. */
  async flush(options: Partial<SendOptions> = {}): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#sending !== undefined) await this.#sending
    if (this.#state.kind === 'conflict' || !this.#options.isUnsaved()) return
    this.#sending = this.#send({ keepalive: false, background: false, ...options })
    try {
      await this.#sending
    } finally {
      this.#sending = undefined
    }
    if (this.#state.kind === 'saved') this.touched()
  }

  /** Another text was found on the server; typing goes on, sending does not. */
  stopForConflict(): void {
    clearTimeout(this.#timer)
    this.#become({ kind: 'conflict' })
  }

  /** The conflict was settled: the chosen text is to be sent. */
  async resume(): Promise<void> {
    this.#become({ kind: 'saved' })
    await this.flush()
  }

  /** Ends all waiting; what is unsaved then is the caller's affair. */
  stop(): void {
    clearTimeout(this.#timer)
  }

  async #send(options: SendOptions): Promise<void> {
    this.#waitingSince = undefined
    this.#become({ kind: 'saving' })
    const result = await this.#options.send(options)
    this.#become(result.kind === 'sent' ? { kind: 'saved' } : result)
    if (result.kind === 'failed' && result.isRetried) {
      this.#schedule(RETRY_MS, { keepalive: false, background: true })
    }
  }

  #schedule(delayMs: number, options: SendOptions): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(options), delayMs)
  }

  #become(state: SaveState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
