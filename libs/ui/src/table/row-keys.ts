/** A key press as far as a list of rows is moved by it. */
export interface RowKey {
  /** `KeyboardEvent.code`: the place of the key, the same on an Arabic layout. */
  readonly code: string
  readonly hasModifier: boolean
  /** Letters (j, k) can be turned off (WCAG 2.1.4). */
  readonly singleKeys: boolean
}

export type RowAct =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'select' }

/** What a key does in a list with `count` rows when row `at` has the focus; undefined: nothing. */
export function actOfKey(key: RowKey, at: number, count: number): RowAct | undefined {
  if (key.hasModifier || count === 0) return undefined
  switch (key.code) {
    case 'ArrowDown':
      return move(at + 1, count)
    case 'ArrowUp':
      return move(at - 1, count)
    case 'KeyJ':
      return key.singleKeys ? move(at + 1, count) : undefined
    case 'KeyK':
      return key.singleKeys ? move(at - 1, count) : undefined
    case 'Home':
      return move(0, count)
    case 'End':
      return move(count - 1, count)
    case 'PageDown':
      return move(at + 10, count)
    case 'PageUp':
      return move(at - 10, count)
    case 'Enter':
    case 'NumpadEnter':
      return { kind: 'open' }
    case 'Space':
      return { kind: 'select' }
    default:
      return undefined
  }
}

function move(to: number, count: number): RowAct {
  return { kind: 'move', to: Math.min(count - 1, Math.max(0, to)) }
}
