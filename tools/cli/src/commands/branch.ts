import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm ehr branch …`. */
export function register(program: Command): void {
  const branch = program.command('branch').description('The names of branches, by the branching model.')
  branch
    .command('check')
    .description('Say whether a branch may be called that.')
    .argument('<name>', 'name of the branch, without refs/heads/')
    .option('--model <model>', 'git-flow, three-stage, deploy-tags or trunk, in place of the workspace’s own')
    .option('--integration <branch>', 'the integration branch of the deploy-tags model')
    .action(check)
}

async function check(name: string, options: { model?: string; integration?: string }): Promise<void> {
  const { checkBranch, printable, readModel } = await import('@ehr/conventions/branching')
  const model = readModel(ROOT, options)
  const verdict = checkBranch(model, name)
  if (verdict.ok) {
    console.log(`${printable(name)} is a ${verdict.kind} branch of the ${model.name} model.`)
    return
  }
  console.error(
    `${verdict.why}\nCall it, for example, ${verdict.suggestion}: git branch -m ${verdict.suggestion}`,
  )
  process.exitCode = 1
}
