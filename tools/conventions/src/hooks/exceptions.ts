import { existsSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'

/** The kinds of findings that delivery.json can accept for a while. */
export type AcceptedCheck = 'clean-repo' | 'secrets'

/** Says whether delivery.json accepts what a check finds in a path, today. */
export type IsAccepted = (check: AcceptedCheck, path: string) => boolean

/**
 * Reads `scans.exceptions` of delivery.json, which CI goes by as well; nothing else of it is looked at, as a hook has
 * no time for the whole model. Throws where the file is no JSON.
 *
 * @param today such as `2026-11-21`
 */
export function readAccepted(root: string, today: string): IsAccepted {
  const file = join(root, 'delivery.json')
  const exceptions: unknown = existsSync(file) ? Object(parse(file).scans).exceptions : []
  const valid = (Array.isArray(exceptions) ? exceptions : [])
    .map(Object)
    .filter(({ until, reason }) => typeof reason === 'string' && reason !== '' && String(until) >= today)
  return (check, path) =>
    valid.some((exception) => exception.check === check && matchesGlob(path, String(exception.subject)))
}

function parse(file: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Error(`${file} could not be read as JSON. Mend it, or resolve the conflict in it.`, { cause })
  }
}
