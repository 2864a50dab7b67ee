import type { Thrown } from '../load/protocol.ts'
import type { RunFailure, Site } from '../model/observation.ts'
import { isConnectionLost } from './statement-error.ts'
import type { StatementRunner } from './statement-runner.ts'

/**
 * Says what went wrong in a run: by the statement that failed where what was thrown comes from one (or `always`),
 * else by what was thrown. `otherwise` is the place where nothing else says it.
 */
export function describeFailure(
  runner: StatementRunner,
  thrown: Thrown,
  otherwise: Site | undefined,
  { always = false }: { always?: boolean } = {},
): RunFailure {
  const failed = runner.statements.findLast(
    ({ error }) => error !== undefined && (always || runner.isLost || thrown.message.includes(error.message)),
  )
  if (failed?.error === undefined) {
    return { kind: 'thrown', message: thrown.message, site: thrown.site ?? otherwise }
  }
  const site = failed.site ?? otherwise
  const { message } = failed.error
  if (isConnectionLost(failed.error)) return { kind: 'connection-lost', message, site }
  return { kind: 'statement', message, site, statementIndex: failed.index, error: failed.error }
}
