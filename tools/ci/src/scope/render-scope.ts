import type { Scope } from './find-scope.ts'

/** What a scope says to later jobs and to people. */
export interface ScopeReport {
  scope: Scope
  /** Affected projects by target. */
  affected: Readonly<Record<string, readonly string[]>>
}

const SHORT = 10

/** Renders what later jobs read: `base`, `head`, and for each target whether anything is affected. */
export function renderOutputs({ scope, affected }: ScopeReport): string {
  const answers = Object.entries(affected).map(([target, names]) => `${target}=${names.length > 0}`)
  return [`base=${scope.base}`, `head=${scope.head}`, ...answers, ''].join('\n')
}

/** Renders what a person reads in a terminal. */
export function renderText(report: ScopeReport): string {
  const { scope, affected } = report
  const width = Math.max(0, ...Object.keys(affected).map((target) => target.length))
  const rows = Object.entries(affected).map(([target, names]) => `  ${target.padEnd(width)}  ${tell(names)}`)
  return [`${scope.why}.`, describeRange(scope), ...rows].join('\n')
}

/** Renders what the page of a run shows. */
export function renderMarkdown({ scope, affected }: ScopeReport): string {
  const rows = Object.entries(affected).map(([target, names]) => `| ${target} | ${tell(names)} |`)
  return [
    '### Affected projects',
    '',
    `${escapeMarkdown(scope.why)}. ${describeRange(scope)}`,
    '',
    '| target | projects |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

function describeRange({ base, head, isEverything, hasWorkingTree }: Scope): string {
  const end = `${head.slice(0, SHORT)}${hasWorkingTree ? ' and what is not committed' : ''}`
  if (isEverything) return `Everything counts as affected, at ${end}.`
  return base === head && !hasWorkingTree
    ? `Nothing has changed since ${end}.`
    : `From ${base.slice(0, SHORT)} to ${end}.`
}

function tell(names: readonly string[]): string {
  if (names.length === 0) return 'nothing'
  const shown = names.slice(0, 8).join(', ')
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown
}

/** Names of branches come from whoever pushed them, and the page renders what it is given. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#|!]/g, '\\$&')
}
