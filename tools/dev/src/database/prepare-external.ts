import { Refusal } from '../refusal.ts'
import type { Ask } from '../show/ask.ts'
import type { Reporter } from '../show/reporter.ts'
import { counted, describeDifference } from './missing-migrations.ts'
import { applyPending, readStatus } from './prepare-embedded.ts'

/** The database that the developer has named by `DATABASE_URL`. */
export interface ExternalDatabase {
  readonly apiUrl: string
  readonly ownerUrl: string
}

/** The database in the environment; undefined when the embedded one is to be used. */
export function findExternalDatabase(env: NodeJS.ProcessEnv): ExternalDatabase | undefined {
  const apiUrl = env.DATABASE_URL
  if (apiUrl === undefined || apiUrl === '') return undefined
  return { apiUrl, ownerUrl: env.MIGRATION_DATABASE_URL || apiUrl }
}

/** Names a database without the password in its address. */
export function describeDatabase(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null) return 'database in DATABASE_URL'
  return `database "${decodeURIComponent(parsed.pathname.slice(1))}" on ${parsed.host}`
}

/**
 * Migrates a database that is not ours, after a yes.
 *
 * @throws Refusal when nobody says yes, and when it has migrations that the branch has not besides lacking some.
 */
export async function migrateExternal(
  external: ExternalDatabase,
  { reporter, ask }: { reporter: Reporter; ask: Ask },
): Promise<void> {
  const name = describeDatabase(external.ownerUrl)
  const status = await readStatus(external.ownerUrl).catch((error: unknown) => {
    throw new Refusal(`The ${name} cannot be used: ${messageOf(error)}. ${INSTEAD}`, { cause: error })
  })
  for (const line of status.unknown.length > 0 ? describeDifference(status, `The ${name}`) : [])
    reporter.line(line)
  if (status.pending.length === 0) return
  if (status.unknown.length > 0) {
    throw new Refusal(
      'It cannot be migrated from this branch. Use another database, or the branch that made it.',
    )
  }
  const what = `${counted(status.pending.length)} of this branch ${status.pending.length === 1 ? 'is' : 'are'} not applied to the ${name}`
  if (!ask.isPossible) throw new Refusal(`${what}, and without a terminal nobody can say yes to it. ${HOW}`)
  if (!(await ask.confirm(`${what}. Apply now?`))) throw new Refusal(`Nothing was changed. ${HOW}`)
  await applyPending(external.ownerUrl, status, { reporter, allowUnordered: false })
}

const INSTEAD = 'To use the embedded server instead, unset DATABASE_URL.'
const HOW = `To apply: "pnpm ehr migrate up" (as MIGRATION_DATABASE_URL, or DATABASE_URL where that is not set). ${INSTEAD}`

/** The text of an error, also of one that is several. */
export function messageOf(error: unknown): string {
  // Node tells of a refused connection to each address of a name by an error without a text of its own.
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
