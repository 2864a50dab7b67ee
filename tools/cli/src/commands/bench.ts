import type { Command } from 'commander'

/** `pnpm bench`. */
export function register(program: Command): void {
  program
    .command('bench')
    .description('Measure what this project promises; without a name, list the measurements.')
    .argument('[name]')
    .option('--json', 'print the figures as JSON', false)
    .action(async (name: string | undefined, options: { json: boolean }) => {
      const { listBenches, runBench } = await import('@ehr/bench/harness')
      if (name === undefined) console.log(listBenches().join('\n'))
      else await runBench(name, options)
    })
}
