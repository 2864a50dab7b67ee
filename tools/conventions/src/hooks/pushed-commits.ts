import { git } from '../git/git.ts'

/** A commit on its way to a remote, or in a pull request. */
export interface PushedCommit {
  id: string
  message: string
  isSigned: boolean
  isMerge: boolean
}

/**
 * Lists commits by arguments of `git rev-list`, the newest first. Whether a signature is there is read from the commit
 * itself: whether it is valid only the server can say, which knows everybody's keys.
 */
export function listCommits(root: string, range: readonly string[]): PushedCommit[] {
  const ids = git(root, ['rev-list', ...range])
    .split('\n')
    .filter(Boolean)
  if (ids.length === 0) return []
  const commits = git(
    root,
    ['log', '--no-walk=unsorted', '--format=raw', '-z', '--stdin'],
    `${ids.join('\n')}\n`,
  )
  return commits.split('\0').filter(Boolean).map(parseCommit)
}

/** Headers, of which a signature's further lines begin with a blank; an empty line; the message, indented by four. */
function parseCommit(text: string): PushedCommit {
  const end = text.indexOf('\n\n')
  const [head, body] = end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)]
  return {
    id: /^commit ([0-9a-f]+)/.exec(head)?.[1] ?? '',
    message: body.replaceAll(/^ {4}/gm, '').trimEnd(),
    isSigned: /^gpgsig(?:-sha256)? /m.test(head),
    isMerge: (head.match(/^parent /gm) ?? []).length > 1,
  }
}
