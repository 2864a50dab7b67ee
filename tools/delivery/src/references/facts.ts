import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { listPackages } from '@ehr/conventions/workspace'
import type { WorkspaceGraph } from '../plan/graph.ts'

/** What generated files may name, beyond what the plan says. */
export interface WorkspaceFacts {
  graph: WorkspaceGraph
  /** Scripts of the root’s package.json. */
  scripts: readonly string[]
  /** Names of the workspace’s packages. */
  packages: readonly string[]
  /** Names of generators that `nx g` knows. */
  generators: readonly string[]
  /** Commands of `pnpm ehr` with their options, by their words: `env check`. */
  commands: ReadonlyMap<string, readonly string[]>
  /** Whether a package has an executable; of the root when none is named. */
  hasExecutable: (name: string, packageName?: string) => boolean
}

/** Reads them. The commands are asked what they take, without running any. */
export async function readFacts(root: string, graph: WorkspaceGraph): Promise<WorkspaceFacts> {
  const packages = listPackages(root)
  const folders = new Map(packages.map(({ name, folder }) => [name, folder]))
  return {
    graph,
    scripts: Object.keys(Object(readJson(join(root, 'package.json')).scripts)),
    packages: [...folders.keys()],
    generators: globSync('tools/*/generators.json', { cwd: root }).flatMap((file) =>
      Object.keys(Object(readJson(join(root, file)).generators)),
    ),
    commands: await readCommands(root),
    hasExecutable: (name, packageName) =>
      existsSync(join(root, folders.get(packageName ?? '') ?? '', 'node_modules/.bin', name)),
  }
}

function readJson(path: string): Record<string, unknown> {
  return Object(JSON.parse(readFileSync(path, 'utf8')))
}

/** What of commander’s commands is looked at. */
interface CommandNode {
  name: () => string
  commands: readonly CommandNode[]
  options: readonly { long?: string | null }[]
}

async function readCommands(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const cli = join(root, 'tools/cli')
  const { Command } = createRequire(join(cli, 'package.json'))('commander')
  const program = new Command('ehr').enablePositionalOptions()
  const files = readdirSync(join(cli, 'src/commands')).filter((file) => /(?<!\.test)\.ts$/.test(file))
  for (const file of files.sort()) {
    const { register } = await import(pathToFileURL(join(cli, 'src/commands', file)).href)
    register(program)
  }
  return new Map(listCommands(program, []))
}

function listCommands(command: CommandNode, words: readonly string[]): [string, string[]][] {
  const own = command.options.flatMap(({ long }) => (long ? [long] : []))
  return [
    [words.join(' '), own],
    ...command.commands.flatMap((inner) => listCommands(inner, [...words, inner.name()])),
  ]
}
