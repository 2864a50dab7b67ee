import { type Command, Option } from 'commander'
import { ROOT } from '../root.ts'

interface Options {
  workspace?: string
  format: 'text' | 'json'
}

/** `pnpm ehr render …`. */
export function register(program: Command): void {
  const render = program.command('render').description('Compare what runs on Render with delivery.json.')
  add(render, 'check').description('Say where Render differs from delivery.json: ends with 1 where it does.')
  add(render, 'apply').description('Make and change on Render what differs; removes nothing.')
}

function add(render: Command, mode: 'check' | 'apply'): Command {
  return render
    .command(mode)
    .option('--workspace <name>', 'the workspace of Render, where the key knows several')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action((options: Options) => run(mode, options))
}

async function run(mode: 'check' | 'apply', { workspace, format }: Options): Promise<void> {
  const [{ runRender }, { readPlan, systemClock }] = await Promise.all([
    import('@ehr/protect'),
    import('@ehr/release'),
  ])
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort(new Error('stopped')))
  process.exitCode = await runRender({
    ...{ root: ROOT, plan: await readPlan(ROOT), env: process.env, owner: workspace, mode, format },
    clock: systemClock,
    signal: stopping.signal,
    print: (line) => console.log(line),
    warn: (line) => console.error(line),
  })
}
