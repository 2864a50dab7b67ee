import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCommit, findInGit, type Git, git as runGit } from '@ehr/conventions/git/asynchronous'
import { findFileAt } from '../git/commits.ts'
import { compareVersions, parseVersion } from './semantic-version.ts'

/** What a change has, from where it parted from its base to the working tree. */
export interface Change {
  /** Where it parted. */
  since: string
  /** Files that it adds, changes or deletes, relative to the root; with what is not committed. */
  files: readonly string[]
  /** Of those, what is there now. */
  present: readonly string[]
}

/** A change, or why it cannot be known. */
export type FoundChange = { ok: true; change: Change } | { ok: false; why: string }

/**
 * Finds what a change has that no version in it covers: where the change makes a version, what came after that. So a
 * version pull request, and what comes back from production, has nothing.
 */
export async function findChange(git: Git, base: string): Promise<FoundChange> {
  const known = await findCommit(git, base)
  const parted = known === undefined ? undefined : await findInGit(git, 'merge-base', known, 'HEAD')
  if (parted === undefined) return { ok: false, why: await explain(git, base, known) }
  const since = (await findVersioned(git, parted)) ?? parted
  const changed = await listPaths(git, 'diff', '--name-only', '--no-renames', '-z', since)
  const untracked = await listPaths(git, 'ls-files', '--others', '--exclude-standard', '-z')
  const files = [...new Set([...changed, ...untracked])].sort()
  const meant: string[] = []
  for (const file of files) if (await isMeant(git, since, file)) meant.push(file)
  const present = meant.filter((file) => existsSync(join(git.root, file)))
  return { ok: true, change: { since, files: meant, present } }
}

/** Finds the newest commit of a change that made its version; none where it makes none. */
async function findVersioned(git: Git, parted: string): Promise<string | undefined> {
  const [before, now] = [await readVersionAt(git, parted), await readVersionAt(git, 'HEAD')]
  if (before === undefined || now === undefined || compareVersions(before, now) >= 0) return undefined
  const listed = await runGit(git, 'rev-list', '--first-parent', `${parted}..HEAD`, '--', 'package.json')
  for (const commit of listed.split('\n').filter((line) => line !== '')) {
    const [after, earlier] = [await readVersionAt(git, commit), await readVersionAt(git, `${commit}^`)]
    if (after !== undefined && (earlier === undefined || compareVersions(earlier, after) !== 0)) return commit
  }
  return undefined
}

async function readVersionAt(git: Git, commit: string) {
  const text = await findFileAt(git, commit, 'package.json')
  return text === undefined ? undefined : parseVersion(String(Object(parseJson(text)).version))
}

/** A package.json with another version, or other tools, makes nothing else. */
async function isMeant(git: Git, since: string, file: string): Promise<boolean> {
  if (!/(^|\/)package\.json$/.test(file)) return true
  const path = join(git.root, file)
  const now = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const before = await findFileAt(git, since, file)
  if (now === undefined || before === undefined) return true
  return strip(now) !== strip(before)
}

function strip(text: string): string {
  const { version: _version, devDependencies: _tools, description: _prose, ...rest } = Object(parseJson(text))
  return JSON.stringify(rest)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { unreadable: text }
  }
}

async function listPaths(git: Git, ...args: readonly string[]): Promise<string[]> {
  return (await runGit(git, ...args)).split('\0').filter((path) => path !== '')
}

async function explain(git: Git, base: string, known: string | undefined): Promise<string> {
  const isShallow = (await findInGit(git, 'rev-parse', '--is-shallow-repository')) === 'true'
  if (isShallow)
    return `The history is cut short, so that what came since ${base} cannot be known. Fetch it: git fetch --unshallow; in a workflow, fetch-depth: 0.`
  if (known === undefined)
    return `This clone has no ${base}. Fetch it: git fetch origin; or name another by --base.`
  return `HEAD and ${base} have no commit in common. Name the branch that this goes into by --base.`
}
