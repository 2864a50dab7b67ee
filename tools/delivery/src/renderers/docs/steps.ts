import { shell } from './markdown.ts'

/** One step of a runbook: the commands, how one sees that they worked, and when not to go on. */
export interface RunbookStep {
  what: string
  run?: readonly string[]
  works?: string
  stop?: string
}

/** Renders steps, numbered; commands come before what is said of them. */
export function renderSteps(steps: readonly RunbookStep[]): string {
  return steps.map((step, index) => renderStep(step, `${index + 1}.`)).join('\n\n')
}

function renderStep({ what, run, works, stop }: RunbookStep, number: string): string {
  const blocks = [
    ...(run === undefined ? [] : [shell(run)]),
    ...(works === undefined ? [] : [`Worked: ${works}`]),
    ...(stop === undefined ? [] : [`**Stop** ${stop}`]),
  ]
  const indent = ' '.repeat(number.length + 1)
  const rest = blocks.map((block) =>
    block
      .split('\n')
      .map((line) => `${indent}${line}`)
      .join('\n'),
  )
  return [`${number} ${what}`, ...rest].join('\n\n')
}
