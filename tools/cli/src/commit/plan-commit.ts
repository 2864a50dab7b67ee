import { COMMIT_TYPES } from '@ehr/conventions/commit-types'

/** What a commit is to say. */
export interface CommitWords {
  type: string
  /** Empty for none. */
  scope: string
  subject: string
  body: string
  /** What breaks, and what to do; empty where nothing does. */
  breaking: string
}

/** How much somebody notices; `none` is said by a changeset that releases nothing. */
export type Bump = 'major' | 'minor' | 'patch' | 'none'

/** Lists the scopes that fit what is staged: projects' folder names, those with the most files first. */
export function listFittingScopes(paths: readonly string[], folders: readonly string[]): string[] {
  const deepestFirst = folders.toSorted((a, b) => b.length - a.length)
  const owners = paths.flatMap((path) => deepestFirst.find((folder) => path.startsWith(`${folder}/`)) ?? [])
  const counted = [...Map.groupBy(owners, (folder) => folder.split('/').at(-1) ?? folder)]
  return counted
    .toSorted(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1))
    .map(([name]) => name)
}

/** Guesses the type where what is staged leaves no other: only tests, only texts. */
export function guessType(paths: readonly string[]): string {
  const isAll = (pattern: RegExp) => paths.length > 0 && paths.every((path) => pattern.test(path))
  if (isAll(/\.(?:test|spec|trial)\.tsx?$|(?:^|\/)testing\//)) return 'test'
  if (isAll(/\.md$|^docs\//)) return 'docs'
  return isAll(/(?:^|\/)package\.json$|^pnpm-(?:lock|workspace)\.yaml$/)
    ? 'chore'
    : (COMMIT_TYPES[0] ?? 'feat')
}

/** Renders the message. */
export function renderMessage({ type, scope, subject, body, breaking }: CommitWords): string {
  const header = `${type}${scope === '' ? '' : `(${scope})`}${breaking === '' ? '' : '!'}: ${subject}`
  const parts = [header, body, breaking === '' ? '' : `BREAKING CHANGE: ${breaking}`]
  return `${parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n')}\n`
}

/** Says how much somebody notices of a commit, unless they are told otherwise. */
export function bumpOf({ type, breaking }: Pick<CommitWords, 'type' | 'breaking'>): Bump {
  if (breaking !== '') return 'major'
  if (type === 'feat') return 'minor'
  return type === 'fix' ? 'patch' : 'none'
}

/**
 * Plans the changeset of a commit.
 *
 * @param names the deployables that it reaches
 * @param isTaken whether a file is there already, from the workspace's root
 */
export function planChangeset(
  words: CommitWords,
  { bump, names, isTaken }: { bump: Bump; names: readonly string[]; isTaken: (path: string) => boolean },
): { path: string; text: string } {
  const releases = bump === 'none' ? [] : names.map((name) => `${JSON.stringify(name)}: ${bump}\n`)
  const summary = words.breaking === '' ? words.subject : `${words.subject}\n\n${words.breaking}`
  const first = summary.slice(0, 1).toUpperCase() + summary.slice(1)
  return {
    path: freePath(words.subject, isTaken),
    text: `---\n${releases.join('')}---\n${bump === 'none' ? '' : `\n${first}\n`}`,
  }
}

function freePath(subject: string, isTaken: (path: string) => boolean): string {
  const words = subject
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  const name = (words ?? ['change']).slice(0, 6).join('-')
  for (let number = 1; ; number += 1) {
    const path = `.changeset/${name}${number === 1 ? '' : `-${number}`}.md`
    if (!isTaken(path)) return path
  }
}
