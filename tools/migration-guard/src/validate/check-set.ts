import type { Finding } from '../model/finding.ts'
import type { ObservedMigration, ObservedRun } from '../model/observation.ts'
import type { ObservedFolder } from '../observe/observe-folder.ts'
import { CUMULATIVE_LOCKS, findCumulativeLocks, type PendingPart } from '../rules/cumulative-locks.ts'
import { RULES } from '../rules/index.ts'
import type { AttemptContext } from './attempt.ts'
import { placeHit } from './place-hit.ts'
import { ROUND_TRIP_RULES } from './round-trip.ts'
import { isOn, runRules } from './run-rules.ts'

/** Decides on all pending migrations in one transaction: what none of them does alone, and what adds up. */
export function checkSet(
  { migrations, pendingTogether: set }: ObservedFolder,
  alone: readonly Finding[],
  context: AttemptContext,
): Finding[] {
  const last = migrations.at(-1)
  if (set === undefined || last === undefined) return []
  const parts = splitRun(set.up, migrations)
  if (set.up.failure !== undefined) return checkFailure(set.up, parts, migrations, context)
  const isSound = !alone.some(({ rule, severity }) => rule.startsWith('down-') && severity === 'error')
  return [
    ...(isSound && set.down !== undefined ? checkWayBack(set, last, context) : []),
    ...checkLocks(parts, last, context),
  ]
}

/** The same code on the same state sends the same statements, so each part is as long as it was alone. */
function splitRun(run: ObservedRun, migrations: readonly ObservedMigration[]): PendingPart[] {
  let from = 0
  return migrations.map(({ name, up }) => {
    const statements = run.statements.slice(from, from + up.statements.length)
    from += up.statements.length
    return { name, run: { ...run, statements } }
  })
}

function checkFailure(
  run: ObservedRun,
  parts: readonly PendingPart[],
  migrations: readonly ObservedMigration[],
  context: AttemptContext,
): Finding[] {
  const failed = run.statements.find(({ error }) => error !== undefined)
  const at = parts.findIndex((part) => failed !== undefined && part.run.statements.includes(failed))
  const migration = migrations[at] ?? migrations.at(-1)
  if (migration === undefined) return []
  return runRules(RULES, { ...migration, up: run }, context)
    .filter(({ severity, statement }) => severity === 'error' && isOf(statement, failed?.sql))
    .map((finding) => together(finding))
}

/** Findings have the beginning of their statement only. */
function isOf(statement: string | undefined, sql: string | undefined): boolean {
  if (statement === undefined || sql === undefined) return statement === sql
  return sql.trim().startsWith(statement.replace(/…$/, ''))
}

function checkWayBack(
  { up, down, upAgain }: NonNullable<ObservedFolder['pendingTogether']>,
  last: ObservedMigration,
  context: AttemptContext,
): Finding[] {
  const whole: ObservedMigration = {
    ...{ name: last.name, file: last.file, source: last.source, wantsTransaction: true, hasDown: true, up },
    ...{ lostByRoundTrip: [], lostSinceUp: [], timeZoneDifferences: [], unproven: [] },
    ...(down !== undefined && { down }),
    ...(upAgain !== undefined && { upAgain }),
  }
  return runRules(ROUND_TRIP_RULES, whole, context).map(together)
}

function checkLocks(
  parts: readonly PendingPart[],
  last: ObservedMigration,
  context: AttemptContext,
): Finding[] {
  if (!isOn(CUMULATIVE_LOCKS, context.configuration)) return []
  const hit = findCumulativeLocks(parts)
  if (hit === undefined) return []
  const { migration: _, ...finding } = placeHit(CUMULATIVE_LOCKS, hit, last, context)
  return [finding]
}

function together(finding: Finding): Finding {
  return {
    ...finding,
    observed: `All pending migrations in one transaction, as one deploy runs them: ${finding.observed}`,
  }
}
