import type { Report, ReportedFinding } from './report.ts'
import { renderServers, renderVerdict } from './verdict.ts'

const HEADINGS = { error: 'Errors', warning: 'Warnings', info: 'Good to know' } as const

/** Renders a report for the comment on a pull request or the summary of a job. */
export function renderMarkdown(report: Report): string {
  const sections = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const found = report.findings.filter((finding) => finding.severity === severity)
    return found.length === 0 ? [] : [`### ${HEADINGS[severity]}`, ...found.map(renderFinding)]
  })
  return `${[
    `## Migrations: ${report.outcome.exitCode === 0 ? 'fine' : 'not as they are'}`,
    renderVerdict(report),
    ...sections,
    ...renderSuppressed(report),
    ...renderUnproven(report),
    ...renderOrder(report),
    ...renderIrreversible(report),
    `<sub>Tried on ${renderServers(report).map(escapeText).join(' and ')}, ${report.rows} rows a table. ${report.remarks.map(escapeText).join(' ')}</sub>`,
  ].join('\n\n')}\n`
}

function renderFinding(finding: ReportedFinding): string {
  const { rule, file, line, observed, why, remedy, statement, page, postgres } = finding
  const versions = postgres === undefined ? '' : ` (PostgreSQL ${postgres.join(', ')} only)`
  const lines = [
    `- **[${rule}](${linkOf(page)})** ${code(`${file}:${line}`)}${versions}: ${escapeText(observed)}`,
    ...(statement === undefined ? [] : [`  ${code(statement)}`]),
    `  ${escapeText(why)}`,
    `  Instead: ${escapeText(remedy)}`,
  ]
  return lines.join('  \n')
}

function renderSuppressed({ suppressed }: Report): string[] {
  if (suppressed.length === 0) return []
  const rows = suppressed.map(({ rule, page, file, line, reason }) =>
    row(`[${rule}](${linkOf(page)})`, code(`${file}:${line}`), escapeText(reason)),
  )
  return [
    '### Accepted with a reason',
    [row('rule', 'where', 'reason'), row('---', '---', '---'), ...rows].join('\n'),
  ]
}

function renderUnproven({ unproven }: Report): string[] {
  if (unproven.length === 0) return []
  const rows = unproven.map(({ table, why, migrations }) =>
    row(code(table), escapeText(why), escapeText(migrations.join(', '))),
  )
  return [
    '### Unproven: tables without rows',
    [row('table', 'why', 'for'), row('---', '---', '---'), ...rows].join('\n'),
  ]
}

function renderOrder({ needsMigrationFirst }: Report): string[] {
  if (needsMigrationFirst.length === 0) return []
  const items = needsMigrationFirst.map((query) => `- ${escapeText(query)}`)
  return ['### Queries of this release that need its migrations first', items.join('\n')]
}

function renderIrreversible({ migrations }: Report): string[] {
  const declared = migrations.filter(({ irreversible }) => irreversible !== undefined)
  if (declared.length === 0) return []
  const items = declared.map(({ name, irreversible = '' }) => `- ${code(name)}: ${escapeText(irreversible)}`)
  return ['### Without a way back, as declared', items.join('\n')]
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

/** With one more backtick than the text has in a row, as CommonMark asks for; one line. */
function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const pad = longest > 0 ? ' ' : ''
  return `${fence}${pad}${flat}${pad}${fence}`
}

/** What came from a database or a migration must not turn into HTML, links or headings. */
function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]#@]/g, '\\$&')
}

function linkOf(page: string): string {
  return encodeURI(page).replaceAll(')', '%29')
}
