import type { Command } from 'commander'
import { splitWords } from './split-words.ts'

/** What there is in the workspace for a document to name. */
export interface Known {
  /** The commands of `pnpm ehr`. */
  readonly program: Command
  /** The scripts of the root's package.json, and the programs that are installed. */
  readonly scripts: readonly string[]
  /** The generators by name, with the options that each has. */
  readonly generators: ReadonlyMap<string, readonly string[]>
  exists(path: string): boolean
}

const PNPM_OWN = [
  'install',
  'i',
  'exec',
  'run',
  'store',
  'add',
  'dlx',
  'why',
  'approve-builds',
  '--filter',
  '--version',
]
const TARGETS = ['lint', 'typecheck', 'test', 'build', 'e2e', 'migrate-validate', 'clinical-validation']
const NX_OWN = [
  ...TARGETS,
  'affected',
  'run-many',
  'run',
  'sync',
  'sync:check',
  'graph',
  'reset',
  'show',
  'daemon',
  'report',
  'list',
]
/** What every generator takes. */
const NX_OPTIONS = ['dry-run', 'interactive', 'no-interactive', 'help', 'quiet', 'verbose']
/** Commands of the API's, which reads its own options. */
const PASSED_ON = ['import', 'demo', 'user', 'codes', 'audit']

/** Says what a command names that is not there; nothing where all of it is. */
export function findUnknown(command: string, known: Known): string | undefined {
  const words = splitWords(command).filter((word) => !/^[A-Z][A-Z_]*=/.test(word))
  const [program, ...rest] = words
  if (program === 'node') return findUnknownFile(rest, known)
  if (program === 'npx') return findUnknownPnpm(afterPnpm(rest), known)
  return program === 'pnpm' ? findUnknownPnpm(rest, known) : undefined
}

/** `npx -y pnpm@12 dev` is `pnpm dev`; other packages are not ours. */
function afterPnpm(words: readonly string[]): string[] {
  const at = words.findIndex((word) => word.startsWith('pnpm@'))
  return at === -1 ? [] : words.slice(at + 1)
}

function findUnknownPnpm(words: readonly string[], known: Known): string | undefined {
  const [script = '', ...rest] = words
  if (script === '' || PNPM_OWN.includes(script)) return undefined
  if (!known.scripts.includes(script)) return `there is no script or program "${script}"`
  if (script === 'ehr') return findUnknownEhr(rest, known.program)
  if (['dev', 'test', 'bench', 'shots'].includes(script))
    return findUnknownEhr([script, ...rest], known.program)
  return script === 'nx' ? findUnknownNx(rest, known) : undefined
}

function findUnknownEhr(words: readonly string[], program: Command): string | undefined {
  if (program.commands.length === 0) return findUnknownOption(words, program)
  const [name = '', ...rest] = words
  if (name === '' || name.startsWith('-') || isPlaceholder(name)) return undefined
  const command = program.commands.find((each) => each.name() === name)
  if (command === undefined) return `"${fullName(program)}" has no command "${name}"`
  return PASSED_ON.includes(name) ? undefined : findUnknownEhr(rest, command)
}

function findUnknownOption(words: readonly string[], command: Command): string | undefined {
  const given = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0] ?? word)
  const known = [...command.options.flatMap(({ long }) => long ?? []), '--help', '--']
  const wrong = given.find((option) => !known.includes(option))
  // What is passed on to Nx is not ours to know.
  if (wrong === undefined || command.name() === 'test') return undefined
  return `"${fullName(command)}" has no option "${wrong}"`
}

function findUnknownNx(words: readonly string[], known: Known): string | undefined {
  const [verb = '', name = '', ...rest] = words
  if (verb !== 'g' && verb !== 'generate')
    return NX_OWN.includes(verb) ? undefined : `Nx has no command "${verb}"`
  const options = known.generators.get(name)
  if (options === undefined) return `there is no generator "${name}"`
  const given = rest.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('=')[0] ?? '')
  const accepted = [...options, ...NX_OPTIONS].map(camelless)
  const wrong = given.find((option) => !accepted.includes(camelless(option.replace(/^no-/, ''))))
  return wrong === undefined ? undefined : `the generator "${name}" has no option "--${wrong}"`
}

/** Nx takes --addValue and --add-value. */
function camelless(option: string): string {
  return option.replaceAll('-', '').toLowerCase()
}

function findUnknownFile(words: readonly string[], known: Known): string | undefined {
  const file = words.find((word) => !word.startsWith('-'))
  if (file === undefined || file.includes('/dist/') || isPlaceholder(file) || known.exists(file))
    return undefined
  return `there is no file ${file}`
}

function isPlaceholder(word: string): boolean {
  return /[<[…]/.test(word)
}

function fullName(command: Command): string {
  const parent = command.parent
  return parent === null ? `pnpm ${command.name()}` : `${fullName(parent)} ${command.name()}`
}
