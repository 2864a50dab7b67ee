const PATH = '/set-password'

/**
 * Takes the token of a mailed link out of the address, where it would stay in the history and be seen by who looks
 * over a shoulder; undefined when the address is no such link.
 */
export function takePasswordToken(): string | undefined {
  if (location.pathname !== PATH) return undefined
  const token = location.hash.slice(1)
  history.replaceState(null, '', PATH)
  return token
}

/** Leaves the address of the link. */
export function leavePasswordLink(): void {
  history.replaceState(null, '', '/')
}
