import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModel } from '@ehr/conventions/branching'
import { lintMessage, listScopes } from '@ehr/conventions/commits'
import { findBranch, findByGit, findMergeBase, git } from '@ehr/conventions/git'
import { listPackages } from '@ehr/conventions/workspace'
import { findChangedDeployables, isShipped, readProjects } from '@ehr/release/versions'
import {
  type Bump,
  bumpOf,
  type CommitWords,
  guessType,
  listFittingScopes,
  planChangeset,
  renderMessage,
} from './plan-commit.ts'

/** What the command line may say in place of the questions. */
export interface CommitFlags {
  type?: string
  scope?: string
  message?: string
  body?: string
  breaking?: string
  /** How much somebody notices, or `skip` for no changeset at all. */
  changeset?: Bump | 'skip'
  dryRun: boolean
}

/** Where it runs, and whether there is a person to ask. */
export interface CommitContext {
  root: string
  isAsking: boolean
}

const HOW =
  'There is no terminal to ask in. Say it all: pnpm commit --type feat --scope db --message "add it" [--body …] [--breaking …] [--changeset minor]'

/** Writes a commit of what is staged, with its changeset where a deployable is reached; answers the exit code. */
export async function runCommit(context: CommitContext, flags: CommitFlags): Promise<number> {
  const { root } = context
  const staged = git(root, ['diff', '--cached', '--name-only', '-z']).split('\0').filter(Boolean)
  if (staged.length === 0)
    throw new Error('Nothing is staged, so there is nothing to commit. Stage it: git add <files>')
  const words = await findWords(context, flags, staged)
  if (words === undefined) return giveUp()
  const message = renderMessage(words)
  const problems = await lintMessage(message, listPackages(root))
  if (problems.length > 0)
    throw new Error(`${JSON.stringify(message.split('\n', 1)[0])}: ${problems.join('; ')}.`)
  const changeset = await findChangeset(context, flags, { words, staged })
  if (changeset === 'given up') return giveUp()
  if (changeset !== undefined) console.log(`${changeset.path}:\n${changeset.text}`)
  if (flags.dryRun) return print(message)
  if (changeset !== undefined) {
    writeFileSync(join(root, changeset.path), changeset.text)
    git(root, ['add', '--', changeset.path])
  }
  return (
    spawnSync('git', ['commit', '--file=-'], {
      cwd: root,
      input: message,
      stdio: ['pipe', 'inherit', 'inherit'],
    }).status ?? 1
  )
}

async function findWords(
  { root, isAsking }: CommitContext,
  flags: CommitFlags,
  staged: readonly string[],
): Promise<CommitWords | undefined> {
  const { type, scope, message, body = '', breaking = '' } = flags
  const packages = listPackages(root)
  const fitting = listFittingScopes(
    staged,
    packages.map(({ folder }) => folder),
  )
  if (message !== undefined)
    return {
      type: type ?? guessType(staged),
      scope: scope ?? onlyOf(fitting),
      subject: message,
      body,
      breaking,
    }
  if (!isAsking) throw new Error(HOW)
  const { askWords } = await import('./ask-words.ts')
  return askWords({ type: type ?? guessType(staged), scopes: listScopes(packages), fitting })
}

async function findChangeset(
  { root, isAsking }: CommitContext,
  flags: CommitFlags,
  { words, staged }: { words: CommitWords; staged: readonly string[] },
): Promise<{ path: string; text: string } | 'given up' | undefined> {
  if (flags.changeset === 'skip' || hasChangeset(root, staged) || !staged.some(isShipped)) return undefined
  const names = findChangedDeployables(await readProjects(root), staged).map(({ name }) => name)
  if (names.length === 0) return undefined
  const isToAsk = flags.changeset === undefined && flags.message === undefined && isAsking
  const { askBump } = isToAsk ? await import('./ask-words.ts') : { askBump: undefined }
  const bump = flags.changeset ?? (askBump === undefined ? bumpOf(words) : await askBump(words, names))
  if (bump === undefined) return 'given up'
  return planChangeset(words, { bump, names, isTaken: (path) => existsSync(join(root, path)) })
}

/** One is enough for a branch: what it says may be edited, and another one added by `pnpm changeset`. */
function hasChangeset(root: string, staged: readonly string[]): boolean {
  const isChangeset = (path: string) => /^\.changeset\/(?!README)[^/]+\.md$/.test(path)
  if (staged.some(isChangeset)) return true
  const target = findBranch(root, readModel(root).integration)
  const base = target === undefined ? undefined : findMergeBase(root, target, 'HEAD')
  if (base === undefined) return false
  const brought = findByGit(root, [
    'diff',
    '--name-only',
    '-z',
    '--diff-filter=A',
    base,
    'HEAD',
    '--',
    '.changeset',
  ])
  return (brought ?? '').split('\0').some(isChangeset)
}

function onlyOf(scopes: readonly string[]): string {
  return scopes.length === 1 ? (scopes[0] ?? '') : ''
}

function print(message: string): number {
  console.log(message)
  return 0
}

function giveUp(): number {
  console.log('Nothing was committed.')
  return 1
}
