import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findByGit, git } from './git.ts'

/** The repository as GitHub would have it: bare, and nobody else’s, so that jobs may push to it. */
export interface Mirror {
  path: string
  url: string
}

/** Makes it from a clone: its own branches, and those of its server that it has no own branch for. */
export async function createMirror(root: string, path: string): Promise<Mirror> {
  const settings = ['-c', 'uploadpack.allowAnySHA1InWant=true', '-c', 'gc.auto=0', '-c', 'core.compression=0']
  await git(root, 'clone', '--quiet', '--bare', '--local', ...settings, root, path)
  const listed = await git(
    root,
    'for-each-ref',
    '--format=%(objectname) %(refname:lstrip=3)',
    'refs/remotes/origin',
  )
  if (listed !== '') await addBranches(path, listed.split('\n'))
  return { path, url: `file://${path}` }
}

async function addBranches(path: string, lines: readonly string[]): Promise<void> {
  const own = new Set(
    (await git(path, 'for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads')).split('\n'),
  )
  for (const line of lines) {
    const [commit = '', name = 'HEAD'] = line.split(' ')
    if (name === 'HEAD' || own.has(name)) continue
    const isThere = await findByGit(path, 'cat-file', '-e', commit)
    if (isThere !== undefined) await setBranch({ path }, name, commit)
  }
}

/** Says that a branch is at a commit now. */
export async function setBranch(
  { path }: Pick<Mirror, 'path'>,
  branch: string,
  commit: string,
): Promise<void> {
  await git(path, 'update-ref', `refs/heads/${branch}`, commit)
}

/** Makes the commit that GitHub tests for a pull request; nothing where the two do not merge. */
export async function mergeForTest(
  { path }: Mirror,
  base: string,
  head: string,
): Promise<string | undefined> {
  const tree = await findByGit(path, 'merge-tree', '--write-tree', base, head)
  if (tree === undefined) return undefined
  const message = `Merge ${head} into ${base}`
  return await git(path, 'commit-tree', tree, '-p', base, '-p', head, '-m', message)
}

/** How many files of a clone differ from its commit, and so are not rehearsed. */
export async function countUncommitted(root: string): Promise<number> {
  const listed = await git(root, 'status', '--porcelain')
  return listed === '' ? 0 : listed.split('\n').length
}

/** Reads a file as a commit has it; nothing where it has none. */
export function findFileAt({ path }: Mirror, commit: string, file: string): Promise<string | undefined> {
  return findByGit(path, 'show', `${commit}:${file}`)
}

/** Reads the name of the product’s repository from delivery.json, and a made-up one where it names none. */
export async function readRepositoryName(root: string): Promise<string> {
  const text = await readFile(join(root, 'delivery.json'), 'utf8').catch(() => '{}')
  const { repository, slug = 'product' } = Object(Object(JSON.parse(text)).product)
  return typeof repository === 'string' ? repository : `example-org/${String(slug)}`
}
