import type { Command } from 'commander'
import { ROOT } from '../root.ts'

interface Options {
  event?: string
  branch?: string
  tag?: string
  commit?: string
  base?: string
  schedule?: string
  input: string[]
  job?: string
  preset?: string
  workingTree?: boolean
  secretFile?: string
  fork?: boolean
  parallel?: number
  verbose?: boolean
  keep?: boolean
}

/** `pnpm ehr rehearse`. */
export function register(program: Command): void {
  program
    .command('rehearse')
    .description(
      'Run a workflow on this machine as GitHub would: its commit in clean clones, jobs, services.',
    )
    .argument('<workflow>', 'a file of .github/workflows, such as ci')
    .option('--event <name>', 'push, pull_request, tag, schedule, workflow_dispatch, release, merge_group …')
    .option('--branch <name>', 'what is pushed to, or what a pull request goes into')
    .option('--tag <name>', 'the tag that is pushed or released')
    .option('--commit <commit>', 'what is rehearsed; what is checked out when left out')
    .option(
      '--base <commit>',
      'where the branch was before, and everything was in order; none, where nothing ever was',
    )
    .option('--schedule <cron>', 'which of the times of a schedule')
    .option(
      '--input <name=value>',
      'what a person chooses who starts the workflow; may be repeated',
      collect,
      [],
    )
    .option('--job <id>', 'only this job, and those that it needs')
    .option('--working-tree', 'with what is not committed')
    .option('--preset <name>', 'the delivery of another preset in place of delivery.json')
    .option('--secret-file <file>', 'lines NAME=value; they are never printed')
    .option('--fork', 'without any secret, as in somebody’s fork')
    .option('--parallel <number>', 'how many jobs at once; half of the processors when left out', Number)
    .option('--verbose', 'print what every step says')
    .option('--keep', 'keep the logs of jobs that succeeded too')
    .action(run)
}

async function run(workflow: string, options: Options): Promise<void> {
  const { rehearse } = await import('@ehr/rehearse')
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => stopping.abort(new Error('stopped')))
  const {
    fork: isFork,
    verbose: isVerbose,
    workingTree: isWorkingTree,
    keep: keeps,
    input,
    ...others
  } = options
  const { exitCode } = await rehearse({
    ...{ ...others, workflow, isFork, isVerbose, isWorkingTree, keeps, root: ROOT, env: process.env },
    inputs: Object.fromEntries(input.map(readInput)),
    signal: stopping.signal,
    write: (line) => console.log(line),
  })
  process.exitCode = exitCode
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}

function readInput(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Error(`--input takes name=value, not "${text}".`)
  return [text.slice(0, at), text.slice(at + 1)]
}
