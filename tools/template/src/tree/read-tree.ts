import type { FileTree, TreeFile } from './file-tree.ts'
import { runGit } from './run-git.ts'

interface Entry {
  readonly path: string
  readonly mode: string
  readonly id: string
}

/**
 * Reads all files of a commit or tree.
 *
 * @throws Error when there is no such commit
 */
export function readTree(root: string, ref: string): FileTree {
  const entries = runGit(root, ['ls-tree', '-r', '-z', '--full-tree', ref])
    .toString('utf8')
    .split('\0')
    .flatMap(parseEntry)
  const contents = readBlobs(root, entries)
  return new Map(entries.map(({ path, mode, id }) => [path, fileOf(mode, contents.get(id))]))
}

/** Submodules (mode 160000) are no files of ours. */
function parseEntry(line: string): Entry[] {
  const [, mode = '', type, id = '', path = ''] = /^(\d+) (\w+) ([0-9a-f]+)\t(.+)$/su.exec(line) ?? []
  return type === 'blob' ? [{ path, mode, id }] : []
}

function fileOf(mode: string, content: Buffer | undefined): TreeFile {
  return { mode, content: content ?? Buffer.alloc(0) }
}

/** One process for all: `<id> blob <size>`, a line feed, the bytes, a line feed. */
function readBlobs(root: string, entries: readonly Entry[]): Map<string, Buffer> {
  const ids = [...new Set(entries.map(({ id }) => id))]
  if (ids.length === 0) return new Map()
  const output = runGit(root, ['cat-file', '--batch'], { input: `${ids.join('\n')}\n` })
  const contents = new Map<string, Buffer>()
  let at = 0
  for (const id of ids) {
    const end = output.indexOf(10, at)
    const size = Number(output.toString('latin1', at, end).split(' ')[2])
    contents.set(id, output.subarray(end + 1, end + 1 + size))
    at = end + size + 2
  }
  return contents
}
