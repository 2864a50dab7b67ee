import type { Finding } from './check.ts'
import type { Report } from './examine.ts'

interface Line {
  readonly name: string
  readonly finding: Finding
}

const MARKS = { ok: '✓', warning: '!', problem: '✗' } as const

/** What a person reads: what is in order in a line each, then warnings and problems with why and what helps. */
export function renderReports(reports: readonly Report[]): string {
  const lines = reports.flatMap(({ name, findings }) => findings.map((finding) => ({ name, finding })))
  const of = (state: Finding['state']): Line[] => lines.filter(({ finding }) => finding.state === state)
  const [problems, warnings] = [of('problem'), of('warning')]
  return [
    ...[...of('ok'), ...warnings, ...problems].flatMap(renderLine),
    '',
    summarise(problems.length, warnings.length),
  ].join('\n')
}

/** The same for programs. */
export function renderJson(reports: readonly Report[]): string {
  const checks = reports.flatMap(({ name, findings, durationMs }) =>
    findings.map((finding) => ({ name, ...finding, durationMs })),
  )
  return JSON.stringify({ isSound: !hasProblem(reports), checks }, null, 2)
}

/** Tells whether anything found keeps something from working. */
export function hasProblem(reports: readonly Report[]): boolean {
  return reports.some(({ findings }) => findings.some(({ state }) => state === 'problem'))
}

function renderLine({ name, finding }: Line): string[] {
  const head = `${MARKS[finding.state]} ${name}: ${finding.found}`
  return finding.state === 'ok' ? [head] : [head, `    ${finding.why}`, `    Mend: ${finding.mend}`]
}

function summarise(problems: number, warnings: number): string {
  if (problems + warnings === 0) return 'Nothing is wrong.'
  const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
  return `${counted(problems, 'problem')}, ${counted(warnings, 'warning')}.`
}
