import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './workspace.ts'

/** One command of `pnpm ehr`: whether words call it, with more behind them as arguments, and whether it has options. */
export interface EhrCommand {
  name: string
  fits: (words: string) => boolean
  takes: (options: readonly string[]) => boolean
}

/** As much of commander as is asked here. */
interface Registered {
  name(): string
  commands: readonly Registered[]
  options: readonly { long?: string }[]
  registeredArguments: readonly unknown[]
}

const FOLDER = join(ROOT, 'tools/cli/src/commands')

/** Lists the commands as the command line itself registers them; those that the API explains take anything. */
export async function listEhrCommands(): Promise<EhrCommand[]> {
  const commander = createRequire(join(ROOT, 'tools/cli/package.json')).resolve('commander')
  const { Command } = await import(pathToFileURL(commander).href)
  const program = new Command('ehr').enablePositionalOptions()
  for (const file of readdirSync(FOLDER).filter((name) => /^[^.]+\.ts$/.test(name))) {
    const { register } = await import(pathToFileURL(join(FOLDER, file)).href)
    register(program)
  }
  return flatten(program, '')
}

function flatten({ commands }: Registered, prefix: string): EhrCommand[] {
  return commands.flatMap((command) => {
    const name = `${prefix}${command.name()}`
    const isFree = command.registeredArguments.length > 0
    const own: EhrCommand = {
      name,
      fits: (words) => words === name || (isFree && words.startsWith(`${name} `)),
      takes: (options) =>
        command.options.length === 0 && isFree
          ? true
          : options.every((option) => command.options.some(({ long }) => long === option)),
    }
    return [own, ...flatten(command, `${name} `)]
  })
}
