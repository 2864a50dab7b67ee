import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReleaseCommit } from '../history/find-base.ts'
import { listCommitted, readCommitted } from '../history/git.ts'
import { isRecording, parseRecording, type RecordedQuery, sourceOf } from './parse-recording.ts'

/** Folders with what is deployed: what tools and benchmarks ask of a database breaks no running release. */
const DEPLOYED = ['apps/', 'libs/'] as const
const IGNORED = /^(node_modules|dist|\..*)$/

/** Reads the recordings of the working tree: each `x.sql` beside an `x.ts` that says it is one. */
export async function readRecordings(root: string): Promise<RecordedQuery[]> {
  const paths = await listSources(root)
  const texts = await Promise.all(
    listCandidates(paths).map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const),
  )
  return texts.flatMap(([path, text]) => (isRecording(text) ? parseRecording(path, text) : []))
}

/** Reads the recordings as of a release, out of git. */
export async function readRecordingsAt({ repository, sha }: ReleaseCommit): Promise<RecordedQuery[]> {
  const files = await listCommitted(repository, sha, '')
  const candidates = new Set(listCandidates(files.map(({ path }) => path)))
  const recordings = files.filter(({ path }) => candidates.has(path))
  const texts = await readCommitted(repository, recordings)
  return recordings.flatMap(({ path }, index) => {
    const text = texts[index] ?? ''
    return isRecording(text) ? parseRecording(path, text) : []
  })
}

/** Lists the files of what is deployed, from the root, with forward slashes, in a fixed order. */
export async function listSources(root: string): Promise<string[]> {
  const lists = await Promise.all(DEPLOYED.map((folder) => listFiles(root, folder)))
  return lists.flat().sort()
}

/** By hand: a recursive readdir would walk through every installed package. */
async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
  const lists = entries
    .filter(({ name }) => !IGNORED.test(name))
    .map(async (entry) => {
      if (entry.isDirectory()) return await listFiles(root, `${folder}${entry.name}/`)
      return entry.isFile() ? [folder + entry.name] : []
    })
  return (await Promise.all(lists)).flat()
}

function listCandidates(paths: readonly string[]): string[] {
  const all = new Set(paths)
  return paths.filter(
    (path) =>
      path.endsWith('.sql') && DEPLOYED.some((folder) => path.startsWith(folder)) && all.has(sourceOf(path)),
  )
}
