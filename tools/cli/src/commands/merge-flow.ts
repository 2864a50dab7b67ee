import type { Command } from 'commander'
import { ROOT } from '../root.ts'

interface Options {
  head: string
  base: string
  fork?: boolean
  model?: string
  integration?: string
}

const WORDS = { allow: 'allowed', warn: 'warning', block: 'blocked' } as const

/** `pnpm ehr merge-flow`. */
export function register(program: Command): void {
  program
    .command('merge-flow')
    .description('Say whether a branch may be merged into another: ends with 1 where it may not.')
    .requiredOption('--head <branch>', 'the branch that comes in')
    .requiredOption('--base <branch>', 'the branch that it comes into')
    .option('--fork', 'the head is in another repository')
    .option('--model <model>', 'git-flow, three-stage, deploy-tags or trunk, in place of the workspace’s own')
    .option('--integration <branch>', 'the integration branch of the deploy-tags model')
    .action(decide)
}

async function decide({ head, base, fork, ...choice }: Options): Promise<void> {
  const { decideMerge, readModel } = await import('@ehr/conventions/branching')
  const { decision, why, label } = decideMerge(readModel(ROOT, choice), { head, base, isFork: fork === true })
  console.log(`${WORDS[decision]}: ${why}`)
  if (label !== undefined) console.log(`label: ${label}`)
  if (decision === 'block') process.exitCode = 1
}
