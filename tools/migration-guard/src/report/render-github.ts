import type { Report, ReportedFinding } from './report.ts'
import { renderVerdict } from './verdict.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Renders findings as annotations of GitHub Actions (workflow commands; docs.github.com, "Workflow commands for
 * GitHub Actions"), with the verdict as a plain line below.
 */
export function renderGithub(report: Report): string {
  return [...report.findings.map(renderAnnotation), renderVerdict(report), ''].join('\n')
}

function renderAnnotation(finding: ReportedFinding): string {
  const properties = { file: finding.file, line: String(finding.line), title: finding.rule }
  const given = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`)
  return `::${COMMANDS[finding.severity]} ${given.join(',')}::${escapeData(textOf(finding))}`
}

function textOf({ observed, why, remedy, page }: ReportedFinding): string {
  return `${observed}\nWhy: ${why}\nInstead: ${remedy}\n${page}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
