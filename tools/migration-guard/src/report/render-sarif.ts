import { createHash } from 'node:crypto'
import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Log, ReportingDescriptor, Result, Run } from 'sarif'
import type { Severity } from '../model/finding.ts'
import type { RuleNotes } from '../model/rule-notes.ts'
import type { Report, ReportedFinding } from './report.ts'
import { renderServers } from './verdict.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>

interface SarifContext {
  notes: readonly RuleNotes[]
  /** Address of a rule's page; absolute, as SARIF asks for. */
  pageOf(rule: string): string
}

/**
 * Renders a report as SARIF 2.1.0 (OASIS), for code scanning. Accepted findings are in it as suppressed results,
 * and each result has a fingerprint that survives a moved line.
 */
export function renderSarif(report: Report, context: SarifContext): string {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [renderRun(report, context)] }
  return `${JSON.stringify(log, null, 2)}\n`
}

function renderRun(report: Report, { notes, pageOf }: SarifContext): Run {
  const found = [
    ...report.findings.map((finding) => ({ finding, reason: undefined })),
    ...report.suppressed.map((finding) => ({ finding, reason: finding.reason })),
  ]
  const named = new Set<string>(found.map(({ finding }) => finding.rule))
  const rules = notes.filter(({ name }) => named.has(name))
  const indexOf = new Map<string, number>(rules.map(({ name }, index) => [name, index]))
  return {
    tool: {
      driver: { name: 'migration-guard', rules: rules.map((rule) => renderRule(rule, pageOf(rule.name))) },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, exitCode: report.outcome.exitCode }],
    results: found.map(({ finding, reason }) => renderResult(finding, indexOf.get(finding.rule), reason)),
    properties: { servers: renderServers(report), rows: report.rows },
  }
}

function renderRule({ name, severity, title, why, remedy }: RuleNotes, page: string): ReportingDescriptor {
  return {
    id: name,
    name: name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\nInstead: ${remedy}`, markdown: `${why}\n\n**Instead:** ${remedy}` },
    helpUri: page,
    defaultConfiguration:
      severity === 'off' ? { enabled: false, level: 'note' } : { enabled: true, level: LEVELS[severity] },
    properties: { tags: ['database', 'migration'] },
  }
}

function renderResult(
  finding: ReportedFinding,
  ruleIndex: number | undefined,
  reason: string | undefined,
): Result {
  const { rule, severity, observed, why, remedy, migration, statement, postgres } = finding
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: `${observed}\nWhy: ${why}\nInstead: ${remedy}` },
    locations: [renderLocation(finding)],
    partialFingerprints: { 'migrationGuard/v1': fingerprint(finding) },
    ...(reason !== undefined && {
      suppressions: [{ kind: 'inSource' as const, status: 'accepted' as const, justification: reason }],
    }),
    properties: {
      ...(migration !== undefined && { migration }),
      ...(statement !== undefined && { statement }),
      ...(postgres !== undefined && { postgres }),
    },
  }
}

function renderLocation({ file, line }: ReportedFinding) {
  const artifactLocation = isAbsolute(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
  return { physicalLocation: { artifactLocation, region: { startLine: line } } }
}

function fingerprint({ rule, file, migration, statement, observed }: ReportedFinding): string {
  // What was observed has milliseconds in it; without a statement, its figures are left out.
  const what = statement ?? observed.replace(/\d+/g, '#')
  return createHash('sha256').update([rule, file, migration, what].join('\0')).digest('hex').slice(0, 32)
}
