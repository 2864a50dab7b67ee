import { findByGit } from './find-by-git.ts'

/** What git's log of a branch says about where it comes from. */
export interface BranchHistory {
  /** When it was created here; undefined where the log no longer goes back to it. */
  readonly createdAt: Date | undefined
  /** The branch it was created from or copied from, where git wrote down a name. */
  readonly origin: string | undefined
  /** What it was called before, the last name first. */
  readonly formerNames: readonly FormerName[]
}

/** A name that a branch had until it was renamed. */
export interface FormerName {
  readonly name: string
  readonly until: Date
}

interface LogEntry {
  readonly at: Date
  readonly text: string
}

const CREATED = /^branch: Created from (?<from>.+)$/
const RENAMED = /^Branch: renamed (?<from>.+) to /
const COPIED = /^Branch: copied (?<from>.+) to /

/** Reads the history of a branch from git's own log of it, which `git branch -m` takes along. */
export async function readBranchHistory(root: string, branch: string): Promise<BranchHistory> {
  const entries = await readLog(root, `refs/heads/${branch}`)
  const first = entries.at(-1)
  const created = CREATED.exec(first?.text ?? '')?.groups?.from
  const copied = firstMatch(entries, COPIED)
  const from = copied ?? created
  return {
    createdAt: created === undefined ? undefined : first?.at,
    origin: from === 'HEAD' ? await findLeftBranch(root, branch) : shortName(from),
    formerNames: entries.flatMap(({ at, text }) => {
      const name = shortName(RENAMED.exec(text)?.groups?.from)
      return name === undefined ? [] : [{ name, until: at }]
    }),
  }
}

/** `git checkout -b` writes only "HEAD" down; the log of HEAD has which branch was left for the new one. */
async function findLeftBranch(root: string, branch: string): Promise<string | undefined> {
  const move = 'checkout: moving from '
  const moves = (await readLog(root, 'HEAD')).filter(
    ({ text }) => text.startsWith(move) && text.endsWith(` to ${branch}`),
  )
  return moves.at(-1)?.text.slice(move.length, -` to ${branch}`.length)
}

/** The newest entry first. */
async function readLog(root: string, ref: string): Promise<LogEntry[]> {
  const printed = await findByGit(root, ['log', '-g', '--date=unix', '--format=%gd%x00%gs', ref, '--'])
  return (printed ?? '').split('\n').flatMap((line) => {
    const [selector = '', text] = line.split('\0')
    const seconds = /@\{(\d+)\}$/.exec(selector)?.[1]
    return text === undefined || seconds === undefined ? [] : [{ at: new Date(Number(seconds) * 1000), text }]
  })
}

function firstMatch(entries: readonly LogEntry[], pattern: RegExp): string | undefined {
  return entries.map(({ text }) => pattern.exec(text)?.groups?.from).find((from) => from !== undefined)
}

function shortName(ref: string | undefined): string | undefined {
  return ref?.replace(/^(?:refs\/heads\/|refs\/remotes\/[^/]+\/|origin\/)/, '')
}
