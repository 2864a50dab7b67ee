import { cp, mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { git } from './git.ts'

/** Commits, in a clone of its own, a working tree as it is; the branch there is the one that is checked out. */
export async function commitWorkingTree(
  root: string,
  folder: string,
): Promise<{ root: string; commit: string }> {
  const clone = join(folder, 'working-tree')
  await git(folder, 'clone', '--quiet', '--local', root, clone)
  const listed = await git(root, 'ls-files', '--cached', '--others', '--exclude-standard', '-z')
  // What was taken out of the index too is not listed any more.
  const gone = await git(root, 'diff', '--name-only', '--diff-filter=D', '-z', 'HEAD')
  for (const file of new Set(`${listed}\0${gone}`.split('\0').filter((name) => name !== ''))) {
    const isThere = (await stat(join(root, file)).catch(() => undefined)) !== undefined
    await mkdir(dirname(join(clone, file)), { recursive: true })
    if (isThere) await cp(join(root, file), join(clone, file), { recursive: true })
    else await rm(join(clone, file), { force: true })
  }
  await git(clone, 'add', '--all')
  await git(clone, 'commit', '--quiet', '--allow-empty', '--message', 'chore: try what is not committed')
  return { root: clone, commit: await git(clone, 'rev-parse', 'HEAD') }
}
