import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm ehr init`. */
export function register(program: Command): void {
  program
    .command('init')
    .description('Make this clone its team’s own: name, packages, delivery, languages, demo.')
    .option('--name <name>', 'what people call the product, such as "Mercy Health"')
    .option('--slug <key>', 'what services and databases are called, such as mercy-health; made of the name')
    .option('--scope <scope>', 'of the packages, such as @mercy; made of the key')
    .option('--preset <name>', 'how it is delivered: hikma, healthbridge, stmary, three-stage, medstack')
    .option('--languages <codes>', 'of the interface, such as en,fr; those that are not named go')
    .option('--repository <owner/name>', 'on GitHub, where it is known')
    .option('--demo', 'keep the demo clinic')
    .option('--no-demo', 'without the demo clinic')
    .option('--dry-run', 'show what would change', false)
    .option('--yes', 'ask nothing', false)
    .action(init)
}

interface InitFlags {
  name?: string
  slug?: string
  scope?: string
  preset?: string
  languages?: string
  repository?: string
  demo?: boolean
  dryRun: boolean
  yes: boolean
}

async function init(flags: InitFlags): Promise<void> {
  const { createQuestions, createStepRunner, runInit, USUAL_ANSWERS } = await import('@ehr/template')
  const print = (line: string) => void process.stdout.write(`${line}\n`)
  const canAsk = !flags.yes && !flags.dryRun && process.stdin.isTTY && process.stdout.isTTY
  process.exitCode = await runInit({
    root: ROOT,
    given: {
      name: flags.name?.trim(),
      slug: flags.slug,
      scope: flags.scope,
      preset: flags.preset,
      languages: flags.languages?.split(',').map((code) => code.trim()),
      hasDemo: flags.demo,
      repository: flags.repository,
    },
    questions: canAsk ? await createQuestions() : USUAL_ANSWERS,
    isDryRun: flags.dryRun,
    runStep: createStepRunner(ROOT, print),
    print,
  })
}
