import type { Finding, Severity } from '../model/finding.ts'
import type { ObservedMigration } from '../model/observation.ts'
import { SCHEMA_ID } from '../report/json-schema.ts'
import type { Report, ReportedFinding, ReportedMigration } from '../report/report.ts'
import { tellFile } from './place-hit.ts'

export type FailOn = 'error' | 'warning'

export interface ReportParts {
  root: string
  servers: Report['servers']
  base?: string
  /** Sentences about what was done and why no more. */
  remarks: readonly string[]
  needsMigrationFirst: readonly string[]
  rows: number
  failOn: FailOn
  migrations: readonly ObservedMigration[]
  findings: readonly Finding[]
  suppressed: readonly Finding[]
  pageOf(rule: string): string
}

/** Puts a report together: sorted by file and line, with what the process has to exit with. */
export function buildReport(parts: ReportParts): Report {
  const { root, servers, base, remarks, rows, failOn, migrations, findings, suppressed, pageOf } = parts
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')]
  const isFailed = errors > 0 || (failOn === 'warning' && warnings > 0)
  return {
    $schema: SCHEMA_ID,
    servers,
    ...(base !== undefined && { base }),
    remarks: [...remarks],
    needsMigrationFirst: [...parts.needsMigrationFirst],
    rows,
    migrations: migrations.map((migration) => toReported(migration, root)),
    findings: findings.toSorted(byPlace).map((finding) => toPublished(finding, pageOf)),
    suppressed: suppressed
      .toSorted(byPlace)
      .map((finding) => ({ ...toPublished(finding, pageOf), reason: finding.suppressed ?? '' })),
    unproven: listUnproven(migrations),
    outcome: { failOn, errors, warnings, infos, exitCode: isFailed ? 1 : 0 },
  }
}

function toReported(migration: ObservedMigration, root: string): ReportedMigration {
  const { name, file, up, down, upAgain, irreversible } = migration
  return {
    name,
    file: tellFile(file, root),
    outcome: up.failure === undefined ? 'validated' : 'failed',
    upMs: round(up.durationMs),
    ...(down !== undefined && { downMs: round(down.durationMs) }),
    ...(upAgain !== undefined && { upAgainMs: round(upAgain.durationMs) }),
    ...(irreversible !== undefined && { irreversible }),
  }
}

/** In a fixed order of keys, the same in every report. */
function toPublished(finding: Finding, pageOf: (rule: string) => string): ReportedFinding {
  const { rule, severity, file, line, migration, observed, why, remedy, statement, postgres } = finding
  return {
    ...{ rule, severity, file, line },
    ...(migration !== undefined && { migration }),
    ...{ observed, why, remedy },
    ...(statement !== undefined && { statement }),
    page: pageOf(rule),
    ...(postgres !== undefined && { postgres }),
  }
}

function listUnproven(migrations: readonly ObservedMigration[]): Report['unproven'] {
  const known = new Map<string, Report['unproven'][number]>()
  for (const { name, unproven } of migrations) {
    for (const { table, why } of unproven) {
      const key = `${table.schema}.${table.name}`
      const entry = known.get(key) ?? { table: key, why, migrations: [] }
      if (!entry.migrations.includes(name)) entry.migrations.push(name)
      known.set(key, entry)
    }
  }
  return [...known.values()]
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.line - other.line || (one.rule < other.rule ? -1 : 1)
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10
}
