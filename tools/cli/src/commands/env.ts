import type { Command } from 'commander'

/** `pnpm ehr env …`. */
export function register(program: Command): void {
  const env = program.command('env').description('The environment variables of the applications.')
  env
    .command('check')
    .description('Say which variables of this environment an application would refuse.')
    .argument('<app>', 'ehr-api, ehr-web or cli')
    .action(async (app: string) => {
      const { checkEnvironment } = await import('@ehr/env/check')
      console.log(checkEnvironment(app, process.env))
    })
}
