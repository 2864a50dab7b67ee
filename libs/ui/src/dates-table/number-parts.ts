/** A measured number cut at its decimal point, so that the points of a column stand below each other. */
export interface NumberParts {
  readonly whole: string
  /** With its point: `.40`; empty without decimals. */
  readonly fraction: string
}

/** Cuts a decimal string; the reported precision stays. */
export function numberParts(value: string): NumberParts {
  const at = value.indexOf('.')
  return at === -1 ? { whole: value, fraction: '' } : { whole: value.slice(0, at), fraction: value.slice(at) }
}

export interface NumberWidths {
  /** In characters. */
  readonly whole: number
  readonly fraction: number
}

/** The room that the longest of all values needs on either side of the decimal point. */
export function widestParts(values: readonly string[]): NumberWidths {
  const parts = values.map(numberParts)
  return {
    whole: Math.max(1, ...parts.map(({ whole }) => whole.length)),
    fraction: Math.max(0, ...parts.map(({ fraction }) => fraction.length)),
  }
}
