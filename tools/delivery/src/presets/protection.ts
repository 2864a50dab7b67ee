import type { Protection } from '../model/metadata.ts'

/** What every protected branch asks for; each preset says what is different, and which checks it needs. */
export function protect(requiredChecks: readonly string[], different: Partial<Protection> = {}): Protection {
  return {
    approvals: 1,
    needsCodeOwners: true,
    dismissesStaleApprovals: true,
    needsLastPushApproval: false,
    needsSignedCommits: true,
    needsResolvedConversations: true,
    needsUpToDate: true,
    needsLinearHistory: false,
    includesAdministrators: true,
    mergeMethods: ['squash'],
    mergedBy: 'author-or-app',
    hasMergeQueue: false,
    requiredChecks: [...requiredChecks],
    ...different,
  }
}

/** What `develop` needs by the first of the seeds: build, test, lint and format, types. */
export const QUALITY = ['build', 'lint and format', 'merge flow', 'test', 'typecheck'] as const

/** What `main` needs besides: migrations, scans, secrets. */
export const SAFETY = ['dependency and code scan', 'migration validation', 'secret scan'] as const
