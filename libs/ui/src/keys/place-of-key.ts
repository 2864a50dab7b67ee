export interface TypedKey {
  /** What the layout makes of it. */
  readonly key: string
  /** Its place on a US keyboard. */
  readonly code: string
  readonly shiftKey: boolean
}

export interface KeyPlace {
  readonly code: string
  readonly hasShift: boolean
}

/**
 * The key that somebody means: by its sign on Latin layouts (`?` of a German keyboard, `a` of a French one), by its
 * place on others (`KeyG` types `ل` on an Arabic one).
 */
export function placeOfKey({ key, code, shiftKey }: TypedKey): KeyPlace {
  if (/^[a-z]$/i.test(key)) return { code: `Key${key.toUpperCase()}`, hasShift: shiftKey }
  if (key === '/' || key === '?') return { code: 'Slash', hasShift: key === '?' }
  const isOtherSign = code === 'Slash' && /^[\x21-\x7e]$/.test(key)
  return { code: isOtherSign ? key : code, hasShift: shiftKey }
}
