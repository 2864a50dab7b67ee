import type { KeyboardEvent } from 'react'

/** Enter goes on to the next input, after the last one to Save; Ctrl+Enter stays the form's. */
export function nextByEnter(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
  if (event.key !== 'Enter' || !isPlain || event.nativeEvent.isComposing) return
  if (!(target instanceof HTMLElement) || !target.matches(INPUTS)) return
  event.preventDefault()
  const inputs = [...currentTarget.querySelectorAll<HTMLElement>(INPUTS)]
  const next = inputs[inputs.indexOf(target) + 1] ?? saveButtonOf(target)
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
}

const INPUTS = 'input:not([type="checkbox"]), select'

function saveButtonOf(target: HTMLElement): HTMLElement | null {
  return target.closest('form')?.querySelector('button[type="submit"]') ?? null
}
