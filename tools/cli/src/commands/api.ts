import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** The commands that need the features: the API has them, and explains its options itself. */
const COMMANDS = {
  import: 'Read FHIR R4 bundles: import <file or folder>.',
  demo: 'The demo clinic: demo load.',
  user: 'The accounts: user --help tells which commands there are.',
  codes: 'Code systems: codes import <file> --system icd-10-cm|loinc.',
  audit: 'The audit log: audit --help tells which commands there are.',
} as const

/** `pnpm ehr import|demo|user|codes|audit`. */
export function register(program: Command): void {
  for (const [name, description] of Object.entries(COMMANDS)) {
    program
      .command(name)
      .description(description)
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .passThroughOptions()
      .argument('[arguments...]')
      .action(async (args: string[]) => {
        const { runApiCommand } = await import('@ehr/dev')
        process.exitCode = await runApiCommand({ root: ROOT, env: process.env }, [name, ...args])
      })
  }
}
