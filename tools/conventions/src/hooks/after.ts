import { findByGit } from '../git/git.ts'
import { listChangesToActOn } from './changes-to-act-on.ts'

/**
 * The post-checkout hook, on the way of a rebase as well: `<from> <to> <1 for a branch, 0 for files>`. It only tells, as
 * its exit code would be the checkout's.
 */
export function runPostCheckout(root: string, [from = '', to = '', isBranch]: readonly string[]): number {
  return isBranch === '1' ? tell(root, from, to) : 0
}

/** The post-merge hook, after a pull as well; git remembers where the branch was. */
export function runPostMerge(root: string): number {
  return tell(root, 'ORIG_HEAD', 'HEAD')
}

function tell(root: string, from: string, to: string): number {
  const [start, end] = [from, to].map((commit) =>
    findByGit(root, ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`]),
  )
  if (start === undefined || end === undefined) return 0
  for (const line of listChangesToActOn(root, start, end)) console.error(line)
  return 0
}
