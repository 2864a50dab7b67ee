import { isSameDraft, type Path, pointerOf, readAt, writeAt } from './draft.ts'

/** A field as the form knows it: for the summary of errors and for showing a conflict. */
export interface FieldEntry {
  readonly label: string
  /** A value in words, for fields whose values are codes. */
  readonly describe?: ((value: unknown) => string) | undefined
}

type Listener = () => void

/** What a form holds outside React, so that typing in one field redraws that field only. */
export class FormStore {
  /** Prefix of its inputs' ids. */
  readonly id: string
  readonly fields = new Map<string, FieldEntry>()
  /** Rises when the whole draft is replaced: fields then forget what was typed and not understood. */
  generation = 0
  #draft: unknown
  #initial: unknown
  #problems: ReadonlyMap<string, string> = new Map()
  // What a field itself cannot turn into a value: half a date, a number with letters.
  readonly #unreadable = new Map<string, string>()
  readonly #listeners = new Set<Listener>()

  constructor(id: string, initial: unknown) {
    this.id = id
    this.#draft = initial
    this.#initial = initial
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly isDirty = (): boolean => this.#unreadable.size > 0 || !isSameDraft(this.#draft, this.#initial)

  read(path: Path): unknown {
    return readAt(this.#draft, path)
  }

  get initial(): unknown {
    return this.#initial
  }

  write(path: Path, value: unknown): void {
    this.#draft = writeAt(this.#draft, path, value)
    this.#forgetProblems(pointerOf(path))
    this.#tell()
  }

  /** Replaces everything: after a save (then nothing is unsaved) or a settled conflict. */
  replace(draft: unknown, initial: unknown): void {
    this.#draft = draft
    this.#initial = initial
    this.#problems = new Map()
    this.#unreadable.clear()
    this.generation += 1
    this.#tell()
  }

  /** Takes what was sent as saved; what was typed since then still is to be. */
  settle(saved: unknown = this.#draft): void {
    this.#initial = saved
    this.#unreadable.clear()
    this.#tell()
  }

  /** Notes that a field holds text that is no value; `undefined` when it does no more. */
  setUnreadable(pointer: string, problem: string | undefined): void {
    if (this.#unreadable.get(pointer) === problem) return
    if (problem === undefined) this.#unreadable.delete(pointer)
    else this.#unreadable.set(pointer, problem)
    this.#forgetProblems(pointer)
    this.#tell()
  }

  get unreadable(): ReadonlyMap<string, string> {
    return this.#unreadable
  }

  readonly getProblems = (): ReadonlyMap<string, string> => this.#problems

  /** Texts by JSON pointer; each goes to the field that has it or the nearest above. */
  setProblems(problems: ReadonlyMap<string, string>): void {
    const placed = new Map<string, string>()
    for (const [pointer, text] of problems) {
      const place = this.#nearestField(pointer)
      if (!placed.has(place)) placed.set(place, text)
    }
    this.#problems = placed
    this.#tell()
  }

  inputId(pointer: string): string {
    return `${this.id}${pointer.replaceAll('/', '-')}`
  }

  #nearestField(pointer: string): string {
    if (pointer === '' || this.fields.has(pointer)) return pointer
    return this.#nearestField(pointer.slice(0, pointer.lastIndexOf('/')))
  }

  #forgetProblems(pointer: string): void {
    if (this.#problems.size === 0) return
    this.#problems = new Map(
      [...this.#problems].filter(([place]) => place !== pointer && !place.startsWith(`${pointer}/`)),
    )
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
