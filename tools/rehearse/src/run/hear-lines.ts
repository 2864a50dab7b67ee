import type { CellRun } from './cell-context.ts'
import { findCommand, type WorkflowCommand } from './workflow-command.ts'

/** What a step said to the runner by its output. */
export interface Said {
  outputs: Record<string, string>
  /** Why the step has failed, whatever it ends with. */
  failure?: string
}

/** Hears the lines of a step: commands are carried out, the rest is told, masked. */
export function hearLines(run: CellRun): { hear: (line: string) => void; end: () => Said } {
  const said: Said = { outputs: {} }
  let stoppedBy: string | undefined
  const hear = (line: string) => {
    const command = findCommand(line)
    if (stoppedBy !== undefined) {
      if (command?.name === stoppedBy.toLowerCase()) stoppedBy = undefined
      else tell(run, line)
    } else if (command?.name === 'stop-commands') stoppedBy = command.text
    else if (command === undefined || !carryOut(run, command, said)) tell(run, line)
  }
  return { hear, end: () => said }
}

function tell({ mask, say }: CellRun, line: string): void {
  say(mask.hide(line))
}

/** Answers whether it was a command. */
function carryOut(run: CellRun, { name, properties, text }: WorkflowCommand, said: Said): boolean {
  const { mask, say, rehearsal } = run
  switch (name) {
    case 'add-mask':
      mask.add(text)
      return true
    case 'notice':
    case 'warning':
    case 'error':
      rehearsal.reporter.annotated(run.name, name, mask.hide(text))
      say(`##[${name}]${mask.hide(text)}`)
      return true
    case 'group':
    case 'endgroup':
      say(`##[${name}]${mask.hide(text)}`)
      return true
    case 'debug':
    case 'echo':
    case 'save-state':
      return true
    case 'set-output':
      said.outputs[properties.name ?? ''] = text
      return true
    case 'set-env':
    case 'add-path':
      said.failure = `the command ${name} is disabled: write to GITHUB_${name === 'add-path' ? 'PATH' : 'ENV'}`
      return true
    default:
      return false
  }
}
