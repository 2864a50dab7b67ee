import type { Bump } from './semantic-version.ts'

/** What one file in .changeset says: what somebody notices, of which deployables, and how big it is. */
export interface Changeset {
  /** Name of the file without `.md`; those that candidates have used begin with `pre/`. */
  id: string
  /** By the name of the package. */
  releases: readonly { name: string; bump: Bump }[]
  summary: string
}

/** What is wrong with a file, or with what it says: always with a way to mend it. */
export interface ChangesetProblem {
  /** Relative to the workspace’s root. */
  path: string
  wrong: string
  mend: string
}

/** The file of a changeset, relative to the workspace’s root. */
export function pathOf({ id }: Pick<Changeset, 'id'>): string {
  return `.changeset/${id}.md`
}

/** Whether it says that nothing is to be released. */
export function isEmpty({ releases }: Changeset): boolean {
  return releases.length === 0
}

/** Whether candidates have used it, so that the version itself uses it again. */
export function isUsed({ id }: Pick<Changeset, 'id'>): boolean {
  return id.startsWith('pre/')
}

/** Writes one problem for people. */
export function describeProblem({ path, wrong, mend }: ChangesetProblem): string {
  return `${path}: ${wrong} ${mend}`
}
