import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm ehr template …`. */
export function register(program: Command): void {
  const template = program.command('template').description('The template that this clone was made from.')
  template
    .command('update')
    .description('Bring a later version of the template into this clone.')
    .option('--to <version>', 'a version, branch or commit of the template; otherwise its newest release')
    .option('--from <address>', 'where the template is; otherwise the git remote "template"')
    .option('--check', 'say which later versions there are', false)
    .option('--dry-run', 'say what would change', false)
    .option('--continue', 'go on once conflicts are resolved', false)
    .option('--abort', 'take an update back that is not committed', false)
    .action(update)
}

interface UpdateFlags {
  to?: string
  from?: string
  check: boolean
  dryRun: boolean
  continue: boolean
  abort: boolean
}

async function update(flags: UpdateFlags): Promise<void> {
  const { abortUpdate, checkUpdate, createStepRunner, finishUpdate, runUpdate } = await import(
    '@ehr/template'
  )
  const print = (line: string) => void process.stdout.write(`${line}\n`)
  const context = { root: ROOT, runStep: createStepRunner(ROOT, print), print }
  if (flags.check) process.exitCode = checkUpdate(ROOT, flags.from, print)
  else if (flags.abort) process.exitCode = await abortUpdate(context)
  else if (flags.continue) process.exitCode = await finishUpdate(context)
  else {
    const request = { from: flags.from, to: flags.to, isDryRun: flags.dryRun }
    process.exitCode = await runUpdate(context, request)
  }
}
