import { type Command, Option } from 'commander'
import { ROOT } from '../root.ts'

interface Options {
  repo?: string
  check?: boolean
  apply?: boolean
  format: 'text' | 'json'
}

/** `pnpm ehr protect`. */
export function register(program: Command): void {
  program
    .command('protect')
    .description('Compare GitHub’s rules, environments and settings with delivery.json, or bring them there.')
    .option('--repo <owner/name>', 'the repository; product.repository of delivery.json by default')
    .addOption(new Option('--check', 'end with 1 where something differs').conflicts('apply'))
    .option('--apply', 'write what differs; without it nothing is written')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(run)
}

async function run({ repo, check, apply, format }: Options): Promise<void> {
  const [{ runProtect }, { readPlan, systemClock }] = await Promise.all([
    import('@ehr/protect'),
    import('@ehr/release'),
  ])
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort(new Error('stopped')))
  process.exitCode = await runProtect({
    ...{ root: ROOT, plan: await readPlan(ROOT), env: process.env, repo, format },
    mode: apply ? 'apply' : check ? 'check' : 'show',
    clock: systemClock,
    signal: stopping.signal,
    print: (line) => console.log(line),
    warn: (line) => console.error(line),
  })
}
