import type { FormStore } from './form-store.ts'

export interface PlacedProblem {
  readonly pointer: string
  readonly label: string | undefined
  readonly text: string
}

/** A form's problems in the order of its fields on the screen; those without a field come last. */
export function listProblems(store: FormStore): PlacedProblem[] {
  const placed = [...store.getProblems()].map(([pointer, text]) => ({
    pointer,
    text,
    label: store.fields.get(pointer)?.label,
    element: document.getElementById(store.inputId(pointer)),
  }))
  placed.sort((one, other) => compare(one.element, other.element))
  return placed.map(({ pointer, label, text }) => ({ pointer, label, text }))
}

/** Moves the focus to the first wrong field, which also scrolls it into view. */
export function focusFirstProblem(store: FormStore): void {
  const [first] = listProblems(store)
  if (first !== undefined) focusField(store, first.pointer)
}

export function focusField(store: FormStore, pointer: string): void {
  document.getElementById(store.inputId(pointer))?.focus()
}

function compare(one: HTMLElement | null, other: HTMLElement | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}
