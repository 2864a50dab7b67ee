import { findCommit, findInGit, type Git, git } from '@ehr/conventions/git/asynchronous'

/** Says whether one commit comes before another, or is it. */
export async function isAncestor(from: Git, commit: string, of: string): Promise<boolean> {
  return (await findInGit(from, 'merge-base', '--is-ancestor', commit, of)) !== undefined
}

/** Finds the tip of a branch: as the server has it, else as the clone has. */
export async function findTip(from: Git, branch: string): Promise<string | undefined> {
  return (
    (await findCommit(from, `refs/remotes/origin/${branch}`)) ??
    (await findCommit(from, `refs/heads/${branch}`))
  )
}

/** Lists the tags that point at a commit. */
export async function listTagsAt(from: Git, commit: string): Promise<string[]> {
  return lines(await git(from, 'tag', '--points-at', commit))
}

/** Lists all tags that the clone has. */
export async function listTags(from: Git): Promise<string[]> {
  return lines(await git(from, 'tag', '--list'))
}

/** Lists the files of a folder at a commit, by name with the hash of what is in them; empty where there is no folder. */
export async function listFilesAt(from: Git, commit: string, folder: string): Promise<Map<string, string>> {
  const listed = await findInGit(from, 'ls-tree', `${commit}:${folder}`)
  return new Map(
    lines(listed ?? '').flatMap((line) => {
      const [, hash, name] = /^\S+ blob (\S+)\t(.*)$/.exec(line) ?? []
      return hash === undefined || name === undefined ? [] : [[name, hash]]
    }),
  )
}

/** Reads a file as a commit has it; nothing where it has none. */
export async function findFileAt(from: Git, commit: string, path: string): Promise<string | undefined> {
  return await findInGit(from, 'show', `${commit}:${path}`)
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}
