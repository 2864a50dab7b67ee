import type { Exception } from './read-metadata.ts'

/** What became of findings when exceptions were taken into account. */
export interface Excepted<T> {
  /** What nobody excepted, or what was excepted until a day that has passed. */
  left: T[]
  accepted: { finding: T; exception: Exception }[]
  /** Exceptions that have ended, or that nothing was found for. */
  stale: Exception[]
}

/**
 * Takes out what is excepted. An exception ends with its day: from the next on its finding counts again.
 *
 * @param today such as `2026-11-21`
 */
export function applyExceptions<T>(
  findings: readonly T[],
  exceptions: readonly Exception[],
  { matches, today }: { matches: (finding: T, exception: Exception) => boolean; today: string },
): Excepted<T> {
  const valid = exceptions.filter(({ until }) => until >= today)
  const pairs = findings.map((finding) => ({
    finding,
    exception: valid.find((exception) => matches(finding, exception)),
  }))
  const accepted = pairs.flatMap(({ finding, exception }) =>
    exception === undefined ? [] : [{ finding, exception }],
  )
  const used = new Set(accepted.map(({ exception }) => exception))
  return {
    left: pairs.filter(({ exception }) => exception === undefined).map(({ finding }) => finding),
    accepted,
    stale: exceptions.filter((exception) => !used.has(exception)),
  }
}
