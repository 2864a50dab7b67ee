import { findByGit, git } from './git.ts'

/** What a commit is about to do to a path. */
export interface StagedChange {
  path: string
  /** The content to be; nothing where the path goes. */
  id?: string
  /** Whether the path was there before. */
  isKnown: boolean
}

const RAW = ['--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--ignore-submodules']
const LINK = '120000'
const NOTHING = '000000'

/**
 * Lists what is staged, links and submodules left out. While a merge is being committed only what differs from both
 * sides: the rest has been looked at where it was committed.
 */
export function listStaged(root: string): StagedChange[] {
  const staged = parseRaw(git(root, ['diff', ...RAW]))
  const other = findByGit(root, ['rev-parse', '--quiet', '--verify', 'MERGE_HEAD'])
  if (other === undefined || staged.length === 0) return staged
  const ofOther = new Set(parseRaw(git(root, ['diff', ...RAW, 'MERGE_HEAD'])).map(({ path }) => path))
  return staged.filter(({ path }) => ofOther.has(path))
}

/** `:<old mode> <new mode> <old id> <new id> <kind>`, then the path, each ended by a zero. */
function parseRaw(text: string): StagedChange[] {
  const fields = text.split('\0')
  return fields.flatMap((field, index) => {
    const [, before = '', after = '', id] = /^:(\d+) (\d+) [0-9a-f]+ ([0-9a-f]+) \w/.exec(field) ?? []
    const path = fields[index + 1]
    if (id === undefined || path === undefined || after === LINK) return []
    return [{ path, isKnown: before !== NOTHING, ...(after !== NOTHING && { id }) }]
  })
}
