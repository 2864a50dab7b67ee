import type { RunFailure } from '../model/observation.ts'

/** Says why a run did not come to its end; details are left out, as PostgreSQL puts rows into them. */
export function describeFailure(failure: RunFailure): string {
  switch (failure.kind) {
    case 'statement': {
      const { message, code } = failure.error
      return code === undefined ? message : `${message} (SQLSTATE ${code})`
    }
    case 'thrown':
      return failure.message
    case 'hangs':
      return `it was still running after ${(failure.afterMs / 1000).toFixed(1)} s and was ended: ${failure.message}`
    case 'connection-lost':
      return `the connection to the database was lost: ${failure.message}`
    case 'process-ended':
      return `it ended its process (exit code ${failure.exitCode ?? 'none'}): ${failure.message}`
  }
}

/** SQLSTATEs that say what to do: PostgreSQL 16, Appendix A "PostgreSQL Error Codes". */
const REMEDIES: Readonly<Record<string, string>> = {
  '2BP01': 'Drop what depends on it first: undo the steps of "up" in the opposite order.',
  '42P07': 'Look for what is there already: an earlier migration, or a "down" that left it over.',
  '42710': 'Look for what is there already: an earlier migration, or a "down" that left it over.',
  '23502': 'Give the column a default, or fill it before it becomes required.',
  '42601': 'Mend the syntax: not all that the query builder accepts exists in PostgreSQL.',
}

/** Says what to do about a failure, where its kind tells. */
export function remedyOf(failure: RunFailure): string | undefined {
  if (failure.kind !== 'statement') return undefined
  const { message, code = '' } = failure.error
  if (/\bextension\b.*\b(?:not available|control file)/.test(message)) {
    return 'Install the extension on the servers that run this, and validate on such a server (MIGRATION_GUARD_DATABASE_URL).'
  }
  return REMEDIES[code]
}
