/** The text of anything that can be thrown, also of what refuses to be made one. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown
  try {
    if (thrown instanceof Error) return String(thrown.message)
    return `A value that is no error was thrown: ${String(thrown)}`
  } catch {
    return 'A value that is no error was thrown, and cannot be shown.'
  }
}
