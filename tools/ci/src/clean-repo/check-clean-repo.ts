import { existsSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { describeLarge, judgeContent, judgeName, MAX_READ_BYTES } from '@ehr/conventions/content'
import { type Blob, git, listBlobs, readBlobs } from '@ehr/conventions/git'
import { MADE_UP_FILE, type MadeUp, readMadeUp } from '@ehr/conventions/patient-data'
import { applyExceptions, type Excepted } from '../metadata/exceptions.ts'
import type { Exception } from '../metadata/read-metadata.ts'

/** A file that does not belong into the repository. */
export interface Unwanted {
  path: string
  wrong: string
  /** The file is gone again, but the history that comes in would keep it. */
  isOnlyInHistory: boolean
}

/** What is looked through, and what is accepted. */
export interface CleanRepoQuestion {
  root: string
  base: string
  head: string
  exceptions: readonly Exception[]
  today: string
}

/** Finds the files of a range of commits that do not belong into the repository. */
export function checkCleanRepo(question: CleanRepoQuestion): Excepted<Unwanted> & { count: number } {
  const { root, base, head, exceptions, today } = question
  const blobs = listBlobs(root, { base, head })
  const present = new Set(
    git(root, ['ls-tree', '-r', '-z', '--format=%(objectname) %(path)', head]).split('\0'),
  )
  const findings = [...listUnwanted(root, blobs)].map(({ blob: { id, path }, wrong }) => ({
    path,
    wrong,
    isOnlyInHistory: !present.has(`${id} ${path}`),
  }))
  const own = exceptions.filter(({ check }) => check === 'clean-repo')
  const matches = ({ path }: Unwanted, { subject }: Exception) => matchesGlob(path, subject)
  return { ...applyExceptions(findings, own, { matches, today }), count: blobs.length }
}

function* listUnwanted(root: string, blobs: readonly Blob[]): Generator<{ blob: Blob; wrong: string }> {
  const madeUp = readMadeUpOf(root)
  const byName = blobs.map((blob) => ({ blob, wrong: judgeName(blob.path) }))
  for (const { blob, wrong } of byName) if (wrong !== undefined) yield { blob, wrong }
  const others = byName.flatMap(({ blob, wrong }) => (wrong === undefined ? [blob] : []))
  for (const blob of others) if (blob.size > MAX_READ_BYTES) yield { blob, wrong: describeLarge(blob.size) }
  for (const { blob, content } of readBlobs(
    root,
    others.filter(({ size }) => size <= MAX_READ_BYTES),
  )) {
    const wrong = judgeContent(blob.path, content, madeUp)
    if (wrong !== undefined) yield { blob, wrong }
  }
}

/** A repository has its own list; one that has none goes by this workspace’s. */
function readMadeUpOf(root: string): MadeUp {
  const own = join(root, MADE_UP_FILE)
  return existsSync(own) ? readMadeUp(own) : readMadeUp()
}

/** Renders what was found, for a person. */
export function renderUnwanted({ left, accepted, count }: ReturnType<typeof checkCleanRepo>): string {
  const lines = left.map(
    ({ path, wrong, isOnlyInHistory }) =>
      `  ${JSON.stringify(path)}: ${wrong}${isOnlyInHistory ? ' (gone again, but history would keep it)' : ''}`,
  )
  const known = accepted.map(
    ({ finding, exception }) => `  ${finding.path}: accepted until ${exception.until}: ${exception.reason}`,
  )
  if (left.length === 0) return [`None of ${count} files is unwanted.`, ...known].join('\n')
  return [
    `${left.length} of ${count} files do not belong here:`,
    ...lines,
    ...known,
    'Take them out of the commits that brought them (git rebase -i), not by another commit. Patients’ data or a secret that was pushed is an incident: SECURITY.md says what to do.',
    'A file that is harmless after all: add it to scans.exceptions of delivery.json, with a reason and an end.',
  ].join('\n')
}
