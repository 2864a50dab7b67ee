import { styleText } from 'node:util'
import type { Report, ReportedFinding } from './report.ts'
import { renderServers, renderVerdict } from './verdict.ts'

export interface PrettyContext {
  isColoured: boolean
  /** Source of a file that findings name; undefined where it cannot be read. */
  sourceOf(file: string): string | undefined
}

type Style = Parameters<typeof styleText>[0]
type Paint = (style: Style, text: string) => string

const SIGNS = { error: '✖', warning: '▲', info: '·' } as const
const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const

/** Renders a report for a terminal: each finding with the line of code that it is about. */
export function renderPretty(report: Report, { isColoured, sourceOf }: PrettyContext): string {
  const paint: Paint = (style, text) =>
    isColoured ? styleText(style, text, { validateStream: false }) : text
  const blocks = [
    ...report.findings
      .filter(({ severity }) => severity !== 'info')
      .map((finding) => renderFinding(finding, sourceOf(finding.file), paint)),
    ...renderLists(report, paint),
    renderEnd(report, paint),
  ]
  return `${blocks.join('\n\n')}\n`
}

function renderFinding(finding: ReportedFinding, source: string | undefined, paint: Paint): string {
  const { rule, severity, file, line, observed, why, remedy, page, postgres } = finding
  const versions = postgres === undefined ? '' : paint('dim', ` (PostgreSQL ${postgres.join(', ')} only)`)
  const head = `${paint(COLOURS[severity], `${SIGNS[severity]} ${severity}`)}  ${paint('bold', rule)}${versions}`
  return [
    `${head}  ${paint('cyan', `${file}:${line}`)}`,
    ...indent(observed),
    ...renderFrame(source, line, paint),
    ...indent(`${paint('dim', 'why')}      ${why}`),
    ...indent(`${paint('dim', 'instead')}  ${remedy}`),
    ...indent(paint('dim', page)),
  ].join('\n')
}

/** The line itself, between its neighbours. */
function renderFrame(source: string | undefined, line: number, paint: Paint): string[] {
  const lines = source?.split(/\r?\n/) ?? []
  if (lines[line - 1] === undefined) return []
  const first = Math.max(1, line - 1)
  const width = String(line + 1).length
  return lines.slice(first - 1, line + 1).map((text, index) => {
    const number = first + index
    const gutter = `${number === line ? '>' : ' '} ${String(number).padStart(width)} |`
    return `  ${number === line ? `${paint('bold', gutter)} ${text}` : paint('dim', `${gutter} ${text}`)}`.trimEnd()
  })
}

function renderLists(
  { findings, suppressed, unproven, migrations, needsMigrationFirst }: Report,
  paint: Paint,
): string[] {
  const declared = migrations.filter(({ irreversible }) => irreversible !== undefined)
  const infos = findings.filter(({ severity }) => severity === 'info')
  const lists: [title: string, lines: string[]][] = [
    [
      'Good to know',
      infos.map(
        ({ rule, file, line, observed }) => `${SIGNS.info} ${rule}  ${file}:${line}  ${oneLine(observed)}`,
      ),
    ],
    [
      'Accepted with a reason',
      suppressed.map(({ rule, file, line, reason }) => `${rule}  ${file}:${line}  ${reason}`),
    ],
    [
      'Unproven, as they could not be filled with rows',
      unproven.map(({ table, why, migrations: names }) => `${table}  ${why}  (${names.join(', ')})`),
    ],
    ['Queries of this release that need its migrations first', [...needsMigrationFirst]],
    ['Without a way back, as declared', declared.map(({ name, irreversible }) => `${name}  ${irreversible}`)],
  ]
  return lists
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [paint('bold', title), ...lines.flatMap(indent)].join('\n'))
}

function renderEnd(report: Report, paint: Paint): string {
  const colour = report.outcome.exitCode === 0 ? 'green' : 'red'
  const tried = `Tried on ${renderServers(report).join(' and ')}, ${report.rows} rows a table.`
  return [
    paint(colour, renderVerdict(report)),
    ...[tried, ...report.remarks].map((text) => paint('dim', text)),
  ].join('\n')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => `  ${line}`)
}
