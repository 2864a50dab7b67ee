/** The usual values, and the one that an import brought: editing a record does not lose it. */
export function withCurrent(usual: readonly string[], current: string | null): readonly string[] {
  return current === null || usual.includes(current) ? usual : [...usual, current]
}
