import { relative } from 'node:path'
import { BREAKING_SUFFIX } from '@ehr/db-migrations'
import type { Finding } from '../model/finding.ts'
import type { Site } from '../model/observation.ts'
import { type Breakage, isProven } from './list-breakages.ts'
import type { QueryFailure } from './observe-queries.ts'
import type { RecordedQuery } from './parse-recording.ts'

/** A pending migration, with the statements of its `up` where they were observed: a finding then points at one. */
export interface PendingMigration {
  name: string
  /** Absolute. */
  file: string
  statements?: readonly { sql: string; site: Site | undefined }[]
}

/** Words what happens to the running release's queries, at the statement that is the cause. */
export function describeBreakage(root: string, migration: PendingMigration, breakage: Breakage): Finding {
  const cause = findCause(migration, breakage.about)
  const isMarked = migration.name.endsWith(BREAKING_SUFFIX)
  const weight = isProven(breakage) ? (['error', 'warning'] as const) : (['warning', 'info'] as const)
  return {
    rule: 'query-breaks',
    severity: weight[isMarked ? 1 : 0],
    ...placeOf(root, migration, cause),
    observed: `${breakage.observed} ${renderQueries(breakage.queries)}.`,
    why: !isProven(breakage)
      ? 'The running release reads and writes by the columns and types that it knew; until it is replaced, it may trip over others.'
      : 'The running release goes on until it is replaced, and these queries of it fail as soon as the migration is applied.',
    remedy:
      'Expand first (add beside the old, keep both filled), deploy a release that no longer asks for the old, and take the old away with the release after it. Where that cannot be, let the file end in .breaking.ts: the running release then refuses traffic instead of failing query by query.',
    ...(cause && { statement: cause.sql.slice(0, 300) }),
  }
}

/** Words that a migration breaks the running release without saying so in its name. */
export function describeUnmarked(
  root: string,
  migration: PendingMigration,
  all: readonly Breakage[],
): Finding {
  const queries = all
    .filter((breakage) => breakage.migration === migration.name && isProven(breakage))
    .flatMap((breakage) => breakage.queries)
  return {
    rule: 'breaking-unmarked',
    severity: 'error',
    ...placeOf(root, migration, undefined),
    observed: `It breaks ${count(queries.length, 'query', 'queries')} of the running release and its name does not say so.`,
    why: 'By its name a deploy knows that the running release must not take traffic once it is applied.',
    remedy: `Rework it so that nothing breaks, or rename it to ${migration.name}${BREAKING_SUFFIX}.ts.`,
  }
}

/** Words that the release being made asks for what its own schema refuses; the failures have one cause. */
export function describeOwnFailure(failures: readonly QueryFailure[]): Finding[] {
  const [first] = failures
  if (first === undefined) return []
  const { query, message, code } = first
  return [
    {
      rule: 'query-breaks',
      severity: 'error',
      file: query.recording,
      line: query.line,
      observed: `On the schema of this release PostgreSQL refuses ${renderQueries(failures)}: ${message} (${code}).`,
      why: 'The release being made asks for what its own migrations do not provide.',
      remedy: `Change the query in ${query.source} and record it anew with "vitest -u", or mend the migration.`,
      statement: query.sql.slice(0, 300),
    },
  ]
}

/** The last statement that names what is missing. */
function findCause({ statements = [] }: PendingMigration, about: readonly string[]) {
  return statements.findLast(({ sql }) => about.length > 0 && about.every((name) => sql.includes(name)))
}

function placeOf(
  root: string,
  { name, file }: PendingMigration,
  cause: { site: Site | undefined } | undefined,
): Pick<Finding, 'file' | 'line' | 'migration'> {
  const site = cause?.site ?? { file, line: 1 }
  return { file: relative(root, site.file).replaceAll('\\', '/'), line: site.line, migration: name }
}

/** Names three functions at most, each with its file. */
function renderQueries(failures: readonly { query: RecordedQuery; position?: number | undefined }[]): string {
  const names = new Map<string, string>()
  for (const { query, position } of failures) {
    const key = `${query.functionName} (${query.source}`
    if (!names.has(key)) names.set(key, position === undefined ? '' : `, at ${position}`)
  }
  const shown = [...names].slice(0, 3).map(([key, at]) => `${key}${at})`)
  const others = names.size - shown.length
  return others > 0 ? `${shown.join(', ')} and ${others} more` : shown.join(', ')
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
