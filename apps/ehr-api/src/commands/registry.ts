import type { ApiCommand } from '@ehr/http'
import type { Installation } from './installation.ts'
import { runDatabaseCommand } from './run-database-command.ts'

/** One thing that this program can be told to do. */
export interface Command {
  readonly name: string
  readonly summary: string
  run(args: readonly string[]): Promise<number>
}

/** Commands of the application itself that work on the database. Each command is loaded when it is called. */
const OWN: readonly OwnCommand[] = [
  {
    name: 'audit',
    summary: 'audit verify: holds the audit trail against its hash chain.',
    load: async () => (await import('./audit.ts')).auditCommand,
  },
  {
    name: 'demo',
    summary: 'demo load: makes the demo clinic, or brings the one that is there to today.',
    load: async () => (await import('./demo.ts')).demoCommand,
  },
  {
    name: 'import',
    summary: 'import <file or folder>: reads FHIR R4 bundles into the tables.',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'user',
    summary: 'user create-admin: sets an installation up with its first administrator.',
    load: async () => (await import('./user.ts')).userCommand,
  },
]

interface OwnCommand {
  readonly name: string
  readonly summary: string
  load(): Promise<ApiCommand>
}

/** All commands: the program's own, and those that features bring. */
function listCommands(installation: Installation): readonly Command[] {
  const { features } = installation
  return [
    {
      name: 'serve',
      summary: 'Runs the API (the default).',
      run: async () => (await import('./serve.ts')).serve(installation),
    },
    {
      name: 'openapi',
      summary: 'Prints the OpenAPI document of all features.',
      run: async () => (await import('./openapi.ts')).printOpenapi(features),
    },
    {
      name: 'work',
      summary: 'Runs the jobs, and nothing else (with JOBS=worker for the API).',
      run: async () => (await import('./work.ts')).work(installation),
    },
    ...OWN.map(({ name, summary, load }) => ({
      name,
      summary,
      run: async (args: readonly string[]) => runDatabaseCommand(await load(), args),
    })),
    ...features
      .flatMap((feature) => feature.commands ?? [])
      .map((command) => ({
        name: command.name,
        summary: command.summary,
        run: (args: readonly string[]) => runDatabaseCommand(command, args),
      })),
  ]
}

/** Runs the command that the first argument names. @returns the exit code; 2 for an unknown command. */
export async function runCommand(installation: Installation, args: readonly string[]): Promise<number> {
  const [name = 'serve', ...rest] = args
  const commands = listCommands(installation)
  const command = commands.find((one) => one.name === name)
  if (command !== undefined) return await command.run(rest)
  const list = commands.map(({ name: known, summary }) => `  ${known.padEnd(16)}${summary}`)
  process.stderr.write(`There is no command "${name}". There are:\n${list.join('\n')}\n`)
  return 2
}
