import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command } from 'commander'

/**
 * Each file of `commands/` brings its commands by exporting `register(program)`. What does the work it imports only
 * when its command is called, so that every command starts at once.
 */
interface CommandFile {
  register(program: Command): void
}

const FOLDER = join(import.meta.dirname, 'commands')

/** Runs the command line given, as `process.argv` has it. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = await createProgram()
  await program.parseAsync([...argv])
}

/** Creates the program with all of its commands, for whoever runs it or looks at what there is. */
export async function createProgram(): Promise<Command> {
  const program = new Command('ehr')
    .description('Everything this workspace can do, by one door.')
    .usage('<command> [options]')
    .showHelpAfterError('(see "pnpm ehr --help")')
    .enablePositionalOptions()
  for (const file of await listCommandFiles()) {
    const { register }: CommandFile = await import(pathToFileURL(join(FOLDER, file)).href)
    register(program)
  }
  return program
}

async function listCommandFiles(): Promise<string[]> {
  const files = await readdir(FOLDER)
  return files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort()
}
