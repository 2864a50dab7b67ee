/** What a commit may be; hotfix is a kind of branch, not of commit. */
export const COMMIT_TYPES = ['feat', 'fix', 'docs', 'style', 'refactor', 'test', 'chore'] as const
