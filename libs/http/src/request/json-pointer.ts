const LONGEST_STEP = 100

/** A path as a JSON pointer (RFC 6901); steps are cut, since a client chooses the names in its body. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${escapeStep(String(step).slice(0, LONGEST_STEP))}`).join('')
}

function escapeStep(step: string): string {
  return step.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')
}
