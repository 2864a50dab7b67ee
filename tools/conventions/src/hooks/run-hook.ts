import { readFileSync } from 'node:fs'

/** Runs a hook by git's name for it, in the top folder of a working tree; answers its exit code. */
export async function runHook(root: string, name: string, args: readonly string[]): Promise<number> {
  switch (name) {
    case 'commit-msg':
      return (await import('./commit-msg.ts')).runCommitMsg(root, args)
    case 'pre-commit':
      return (await import('./pre-commit.ts')).runPreCommit(root)
    case 'pre-push':
      return (await import('./pre-push.ts')).runPrePush(root, args, readFileSync(0, 'utf8'))
    case 'post-checkout':
      return (await import('./after.ts')).runPostCheckout(root, args)
    case 'post-merge':
      return (await import('./after.ts')).runPostMerge(root)
    default:
      throw new Error(`There is no hook "${name}". tools/conventions/src/hooks/run-hook.ts lists them.`)
  }
}
