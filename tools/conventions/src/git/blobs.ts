import { spawnSync } from 'node:child_process'
import { EMPTY_TREE, git } from './git.ts'

/** A file as a commit brought it. */
export interface Blob {
  path: string
  id: string
  size: number
}

/**
 * Lists the files that a range of commits brings: those of its end, and those that a commit of it added and another
 * took away, since history keeps them. From the empty tree: the files of the end alone.
 */
export function listBlobs(root: string, { base, head }: { base: string; head: string }): Blob[] {
  const kept = parseRaw(git(root, ['diff', ...RAW, base, head]))
  const passing =
    base === EMPTY_TREE ? [] : parseRaw(git(root, ['log', '--format=', ...RAW, `${base}..${head}`]))
  return sizeUp(root, [...kept, ...passing])
}

/** Lists every file that any branch or tag ever had, by path and content. */
export function listAllBlobs(root: string): Blob[] {
  return sizeUp(root, parseRaw(git(root, ['log', '--all', '--root', '-m', '--format=', ...RAW])))
}

/** Reads files as they are; each once, in the order given. */
export function* readBlobs(root: string, blobs: readonly Blob[]): Generator<{ blob: Blob; content: Buffer }> {
  // In portions, so that memory holds for any history.
  for (const portion of portionsOf(blobs)) {
    const { stdout } = spawnSync('git', ['cat-file', '--batch'], {
      cwd: root,
      input: portion.map(({ id }) => `${id}\n`).join(''),
      maxBuffer: PORTION_BYTES * 3,
    })
    let at = 0
    for (const blob of portion) {
      const start = stdout.indexOf(0x0a, at) + 1
      yield { blob, content: stdout.subarray(start, start + blob.size) }
      at = start + blob.size + 1
    }
  }
}

const RAW = ['--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--diff-filter=AMT']
const PORTION_BYTES = 64 * 1024 * 1024
const LINK = '120000'
const SUBMODULE = '160000'

type Entry = Pick<Blob, 'path' | 'id'>

/** `:<modes> <ids> <kind>`, then the path, each ended by a zero; a commit’s own line may stand between. */
function parseRaw(text: string): Entry[] {
  const fields = text.split('\0')
  return fields.flatMap((field, index) => {
    const [, mode = '', id] = /:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) [AMT]\d*$/.exec(field) ?? []
    const path = fields[index + 1]
    if (id === undefined || path === undefined || mode === LINK || mode === SUBMODULE) return []
    return [{ path, id }]
  })
}

/** Adds the size of each file; each is listed once. */
export function sizeUp(root: string, entries: readonly Pick<Blob, 'path' | 'id'>[]): Blob[] {
  const unique = [...new Map(entries.map((entry) => [`${entry.id} ${entry.path}`, entry])).values()]
  if (unique.length === 0) return []
  const input = unique.map(({ id }) => `${id}\n`).join('')
  const sizes = git(root, ['cat-file', '--batch-check=%(objectsize)'], input).split('\n')
  return unique.map((entry, index) => ({ ...entry, size: Number(sizes[index]) }))
}

function portionsOf(blobs: readonly Blob[]): Blob[][] {
  const portions: Blob[][] = []
  let room = 0
  for (const blob of blobs) {
    if (portions.length === 0 || blob.size > room) {
      portions.push([])
      room = PORTION_BYTES
    }
    portions.at(-1)?.push(blob)
    room -= blob.size
  }
  return portions
}
