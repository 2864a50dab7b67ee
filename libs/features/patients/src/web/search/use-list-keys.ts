import { type RefObject, useEffect, useState } from 'react'

export interface ListKeys {
  /** Arrow down in the box: to the first row. */
  readonly onDown: () => void
  /** Enter in the box: to the one patient found. */
  readonly onEnter: () => void
  /** Something else was typed: what was pressed before no longer counts. */
  readonly forget: () => void
}

interface ListKeysOptions {
  /** Whether the list is the answer to what stands in the box. */
  readonly isSettled: boolean
  readonly results: RefObject<HTMLElement | null>
  readonly openOnlyHit: () => void
}

/**
 * Keys pressed in the box while the answer is on its way count once it is there: on the list before it, they would
 * open somebody else, or lose the focus with the row that goes.
 */
export function useListKeys({ isSettled, results, openOnlyHit }: ListKeysOptions): ListKeys {
  const [pressed, setPressed] = useState<'down' | 'enter'>()

  useEffect(() => {
    if (!isSettled || pressed === undefined) return
    setPressed(undefined)
    if (pressed === 'down') results.current?.querySelector<HTMLElement>('[data-row]')?.focus()
    else openOnlyHit()
  }, [isSettled, pressed, results, openOnlyHit])

  return {
    onDown: () => setPressed('down'),
    // After Arrow down it would open a row that nobody has seen yet.
    onEnter: () => setPressed((before) => before ?? 'enter'),
    forget: () => setPressed(undefined),
  }
}
