import type { Problem } from '../plan/problem.ts'
import { isThere, type Line, listLines, listMatches, problemAt, type ReferenceContext } from './reference.ts'

/** Where commands stand: scripts of workflows and manifests, pages, templates. */
const WITH_COMMANDS = /\.(ya?ml|md|json|sh|service|tf)$|Dockerfile/

/** What pnpm itself does. */
const PNPM = new Set([
  'install',
  'audit',
  'add',
  'update',
  'publish',
  'deploy',
  'dlx',
  'store',
  'outdated',
  'licenses',
  'sbom',
  'why',
  'list',
])

/** Options of pnpm that only say how it looks. */
const LOOKS = new Set(['--silent', '-s', '--color'])

/** Finds commands that name a script, target, project, generator, command, option or file that is not there. */
export function checkCommands(context: ReferenceContext): Problem[] {
  const missing = new Set(context.plan.notYet.map((each) => each.missing))
  return listLines(context, WITH_COMMANDS).flatMap((line) =>
    listCommands(line.text)
      // Pages say which commands are not there yet.
      .filter((words) => !(line.file.path.endsWith('.md') && missing.has(words.join(' '))))
      .flatMap((words) => checkCommand(context, line, words)),
  )
}

/** Commands end where the shell, a code span, a sentence or a table’s cell ends them. */
function listCommands(text: string): string[][] {
  return listMatches(text, /(?<![\w/@-])((?:pnpm|node) [^`|&;)<>]*)/g).map((command) =>
    command
      .replace(/['"]/g, '')
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.,:\\]+$/, '')),
  )
}

function checkCommand(context: ReferenceContext, line: Line, words: readonly string[]): Problem[] {
  const [program, ...given] = words
  const [first, ...rest] = given.slice(given.findIndex((word) => !LOOKS.has(word)))
  if (first === undefined) return []
  if (program === 'node') return checkScriptFile(context, line, words.slice(1))
  if (first === 'nx') return checkNx(context, line, rest)
  if (first === 'ehr') return checkEhr(context, line, rest)
  if (first === '--filter' || first === '-F') return checkFiltered(context, line, rest)
  const { scripts, hasExecutable } = context.facts
  const name = first === 'run' || first === 'exec' ? (rest[0] ?? '') : first
  if (isPlaceholder(name) || PNPM.has(name) || scripts.includes(name) || hasExecutable(name)) return []
  return [
    problemAt(
      line,
      `"pnpm ${name}" is neither a script nor installed.`,
      `Scripts are: ${scripts.join(', ')}.`,
    ),
  ]
}

function checkScriptFile(context: ReferenceContext, line: Line, words: readonly string[]): Problem[] {
  const path = words.find((word) => !word.startsWith('-'))
  if (path === undefined || !/[/.]/.test(path) || isPlaceholder(path) || isThere(context, path)) return []
  return [
    problemAt(
      line,
      `it runs ${path}, which is not there.`,
      'Name a file of the workspace, or one that a target builds.',
    ),
  ]
}

function checkFiltered(
  { facts }: ReferenceContext,
  line: Line,
  [name = '', verb, executable = '']: readonly string[],
): Problem[] {
  if (isPlaceholder(name)) return []
  if (!facts.packages.includes(name))
    return [problemAt(line, `there is no package "${name}".`, 'Name one as its package.json does.')]
  if (verb !== 'exec' || facts.hasExecutable(executable, name)) return []
  return [
    problemAt(
      line,
      `${name} has no "${executable}" installed.`,
      'Add the package that brings it to its dependencies.',
    ),
  ]
}

function checkNx(context: ReferenceContext, line: Line, [verb = '', ...rest]: readonly string[]): Problem[] {
  if (NX.has(verb) || isPlaceholder(verb)) return []
  if (verb === 'affected' || verb === 'run-many') return checkTargets(context, line, rest)
  if (verb === 'g' || verb === 'generate') return checkGenerator(context, line, rest[0] ?? '')
  const [project = '', target = ''] = verb === 'run' ? (rest[0] ?? '').split(':') : [rest[0] ?? '', verb]
  return checkProject(context, line, project, target)
}

function checkTargets({ facts }: ReferenceContext, line: Line, words: readonly string[]): Problem[] {
  const start = words.findIndex((word) => ['-t', '--target', '--targets'].includes(word))
  const listed = start < 0 ? [] : words.slice(start + 1)
  const end = listed.findIndex((word) => word.startsWith('-'))
  const names = listed.slice(0, end < 0 ? undefined : end).flatMap((word) => word.split(','))
  return names.flatMap((name) => checkTarget(line, name, facts.graph.targets))
}

function checkGenerator({ facts }: ReferenceContext, line: Line, given: string): Problem[] {
  const name = given.replace(/^@ehr\/generators:/, '')
  if (isPlaceholder(name) || facts.generators.includes(name)) return []
  return [problemAt(line, `there is no generator "${name}".`, `There are: ${facts.generators.join(', ')}.`)]
}

function checkProject({ facts }: ReferenceContext, line: Line, name: string, target: string): Problem[] {
  if (isPlaceholder(name) || facts.packages.includes(name) || name in facts.graph.apps)
    return checkTarget(line, target, facts.graph.targets)
  return [problemAt(line, `there is no project "${name}".`, 'Name one that "pnpm nx show projects" lists.')]
}

const NX = new Set(['sync', 'sync:check', 'show', 'graph', 'reset', 'daemon', 'report', 'list', 'migrate'])

function checkTarget(line: Line, name: string, targets: readonly string[]): Problem[] {
  if (isPlaceholder(name) || targets.includes(name)) return []
  return [problemAt(line, `no project has a target "${name}".`, `Targets are: ${targets.join(', ')}.`)]
}

/** The longest run of words that is a command; what is left are its arguments and options. */
function checkEhr({ facts }: ReferenceContext, line: Line, words: readonly string[]): Problem[] {
  const isCommand = (count: number) => facts.commands.has(words.slice(0, count).join(' '))
  let count = 0
  while (count < words.length && isCommand(count + 1)) count += 1
  const name = words.slice(0, count).join(' ')
  const next = words[count] ?? ''
  // The graph may have a command that is yet to be written; what it takes is not known then.
  if (name === '' && facts.graph.commands.includes(next)) return []
  const inner = [...facts.commands.keys()].filter((key) => key !== '' && isInner(key, name))
  if (inner.length > 0 && !next.startsWith('-') && !isPlaceholder(next) && next !== '…')
    return [
      problemAt(
        line,
        `there is no command "pnpm ehr ${[name, next].join(' ').trim()}".`,
        `There are: ${inner.join(', ')}.`,
      ),
    ]
  const known = [...(facts.commands.get(name) ?? []), '--help']
  return words
    .slice(count)
    .filter((word) => /^--[a-z]/.test(word))
    .map((word) => word.replace(/=.*/, ''))
    .filter((word) => !known.includes(word))
    .map((word) =>
      problemAt(line, `"pnpm ehr ${name}" has no option ${word}.`, `It takes: ${known.join(', ')}.`),
    )
}

function isInner(key: string, name: string): boolean {
  const rest = name === '' ? key : key.startsWith(`${name} `) ? key.slice(name.length + 1) : ''
  return rest !== '' && !rest.includes(' ')
}

/** What a reader fills in, or a shell does. */
function isPlaceholder(word: string): boolean {
  return word === '' || /[$<>*…{}]/.test(word)
}
