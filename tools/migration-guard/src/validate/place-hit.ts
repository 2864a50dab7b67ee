import { relative, sep } from 'node:path'
import type { Finding, Severity } from '../model/finding.ts'
import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit } from '../model/rule.ts'
import type { RuleNotes } from '../model/rule-notes.ts'
import { findExportSite } from './export-site.ts'

const STATEMENT_LENGTH = 300

export interface PlaceContext {
  /** What files are told relative to; absolute. */
  root: string
  /** Rows of the largest tables in production, for saying how long it would take there. */
  largeTableRows?: number
}

/** Makes a finding of what a rule has hit on. */
export function placeHit(
  rule: RuleNotes,
  hit: Hit,
  migration: ObservedMigration,
  { root, largeTableRows }: PlaceContext,
): Finding {
  const { statement } = hit
  const site = hit.site ?? statement?.site ?? findExportSite(migration, 'up')
  const scaled = statement === undefined ? '' : describeScaled(statement, largeTableRows)
  return {
    rule: rule.name,
    severity: hit.severity ?? defaultSeverity(rule),
    file: tellFile(site.file, root),
    line: site.line,
    migration: migration.name,
    observed: `${hit.observed}${scaled}`,
    why: hit.why ?? rule.why,
    remedy: hit.remedy ?? rule.remedy,
    ...(statement !== undefined && { statement: shorten(statement.sql) }),
  }
}

/** Tells a file relative to the root, with forward slashes; as it is where it lies elsewhere. */
export function tellFile(file: string, root: string): string {
  const path = relative(root, file)
  return path.startsWith('..') || path === '' ? file : path.replaceAll(sep, '/')
}

/** Rules that are off by default are worth a warning where someone has switched them on. */
function defaultSeverity({ severity }: RuleNotes): Severity {
  return severity === 'off' ? 'warning' : severity
}

function shorten(sql: string): string {
  const text = sql.trim()
  return text.length > STATEMENT_LENGTH ? `${text.slice(0, STATEMENT_LENGTH - 1)}…` : text
}

/** Scans and rewrites grow with the table; small ones take no time that says anything about large ones. */
function describeScaled(statement: ObservedStatement, largeTableRows: number | undefined): string {
  const touched = [...statement.rewritten, ...statement.scanned.map(({ relation }) => relation)]
  const rows = Math.max(0, ...touched.map((relation) => relation.rows))
  if (largeTableRows === undefined || rows < 1000 || rows >= largeTableRows) return ''
  const seconds = (statement.durationMs * largeTableRows) / rows / 1000
  return ` In proportion, ${largeTableRows} rows would take about ${seconds.toPrecision(2)} s.`
}
