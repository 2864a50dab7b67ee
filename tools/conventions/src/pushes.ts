import type { BranchingModel } from './branching/models.ts'

/** One line of what git gives a pre-push hook. */
export interface Push {
  localSha: string
  remoteRef: string
  remoteSha: string
}

/** Reads the input of a pre-push hook: `<local ref> <local sha> <remote ref> <remote sha>`, a line for each ref. */
export function parsePushes(input: string): Push[] {
  return input
    .split('\n')
    .map((line) => line.trim().split(' '))
    .filter((parts) => parts.length === 4)
    .map(([, localSha = '', remoteRef = '', remoteSha = '']) => ({ localSha, remoteRef, remoteSha }))
}

/**
 * Finds what a push would do against the model's rules: long-lived branches change by pull request only. The first push
 * of a branch, into an empty repository, is free.
 */
export function findForbiddenPushes(model: BranchingModel, pushes: readonly Push[]): string[] {
  return pushes.flatMap(({ remoteRef, remoteSha, localSha }) => {
    const branch = model.longLived.find(({ name }) => remoteRef === `refs/heads/${name}`)?.name
    if (branch === undefined || isNothing(remoteSha)) return []
    const act = isNothing(localSha) ? 'is never deleted' : 'changes by pull request only'
    return [`${branch} ${act}. Where you are alone with it: git config ehr.directPush true`]
  })
}

function isNothing(sha: string): boolean {
  return /^0+$/.test(sha)
}
