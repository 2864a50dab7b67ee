import { EMPTY_TREE, findCommit } from '@ehr/conventions/git'
import { renderRefusals } from '@ehr/conventions/hooks'
import { type CiContext, takeScope } from '../scope/run-scope.ts'
import { checkCommits } from './check-commits.ts'

/** The ends of a range, where the caller names them. */
export interface RangeOptions {
  base?: string
  head?: string
}

/** Checks the commits of what comes in as the hooks would have, and tells; answers the exit code. */
export async function runCommits({ root, env }: CiContext, options: RangeOptions): Promise<number> {
  const { base, head } = await findRange({ root, env }, options)
  const { count, refusals } = await checkCommits({ root, base, head })
  if (refusals.length > 0) console.log(renderRefusals(refusals))
  else console.log(`${count} ${count === 1 ? 'commit is' : 'commits are'} as agreed.`)
  return refusals.length > 0 ? 1 : 0
}

async function findRange({ root, env }: CiContext, { base, head = 'HEAD' }: RangeOptions) {
  if (base === undefined) return takeScope({ root, env })
  const [start, end] = [base === EMPTY_TREE ? base : findCommit(root, base), findCommit(root, head)]
  if (start === undefined || end === undefined)
    throw new Error(
      `${start === undefined ? base : head} is no commit of this clone. Fetch all of it, or name another.`,
    )
  return { base: start, head: end }
}
