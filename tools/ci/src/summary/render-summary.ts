import type { RunJob, StageSum } from './sum-stages.ts'

const LONGEST = 5

/** Renders how long a run took, stage by stage against the budgets, as Markdown. */
export function renderSummary(sums: readonly StageSum[], jobs: readonly RunJob[]): string {
  if (sums.length === 0) return '## Time by stage\n\nNo job ran.\n'
  return [
    '## Time by stage',
    '',
    '| stage | took | budget | of runners | |',
    '| --- | ---: | ---: | ---: | --- |',
    ...sums.map(renderRow),
    '',
    'Longest jobs:',
    ...jobs
      .toSorted((a, b) => b.endedMs - b.startedMs - (a.endedMs - a.startedMs))
      .slice(0, LONGEST)
      .map(({ name, startedMs, endedMs }) => `- ${cell(name)}: ${duration(endedMs - startedMs)}`),
    '',
  ].join('\n')
}

/** Renders a warning of GitHub’s log for each stage that took longer than it may. */
export function renderWarnings(sums: readonly StageSum[]): string[] {
  return sums
    .filter(({ isOver }) => isOver)
    .map(
      ({ name, tookMs, budgetMinutes }) =>
        `::warning::${name} took ${duration(tookMs)}, and may take ${budgetMinutes} min (pipelines.budgets).`,
    )
}

function renderRow({ name, tookMs, budgetMinutes, runnerMs, isOver, hasFailed }: StageSum): string {
  const said = [isOver ? 'over its budget' : '', hasFailed ? 'failed' : ''].filter((word) => word !== '')
  const cells = [name, duration(tookMs), `${budgetMinutes} min`, duration(runnerMs), said.join(', ')]
  return `| ${cells.join(' | ')} |`
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}

/** A bar or a tag in the name of a team’s own job would break the page. */
function cell(text: string): string {
  return text.replace(/[|<>`\\\n\r]/g, ' ')
}
