import type { BranchHistory } from './branch-history.ts'
import type { BranchDatabase } from './list-branch-databases.ts'

/** A branch as git knows it. */
export interface KnownBranch extends Pick<BranchHistory, 'createdAt' | 'formerNames'> {
  readonly branch: string
}

/** How a branch comes to its database; `replaces` is one of a former branch of this name. */
export type BranchPlan =
  | { readonly kind: 'use' }
  | { readonly kind: 'follow'; readonly former: BranchDatabase }
  | { readonly kind: 'make'; readonly replaces: BranchDatabase | undefined }

/** What is there when somebody asks for a database. */
export interface Situation {
  readonly existing: readonly BranchDatabase[]
  /** The local branches; undefined where git does not tell. */
  readonly branches: readonly string[] | undefined
}

/** Decides whether a branch has its database, takes along the one of its former name, or needs one made. */
export function planBranchDatabase(known: KnownBranch, { existing, branches }: Situation): BranchPlan {
  const own = existing.find((each) => each.branch === known.branch)
  if (own !== undefined && !isOfFormerBranch(own, known)) return { kind: 'use' }
  const former = branches === undefined ? undefined : findFormer(known, { existing, branches })
  if (own === undefined && former !== undefined) return { kind: 'follow', former }
  return { kind: 'make', replaces: own }
}

/** Finds the branch that has taken another name and left its database behind under the former one. */
export function findSuccessor(
  orphan: BranchDatabase,
  branches: readonly KnownBranch[],
): KnownBranch | undefined {
  return branches.find(({ formerNames }) => formerNames.some((former) => wasMadeFor(orphan, former)))
}

/** Git's times are whole seconds, so a branch that was created in the second of its database counts as the same. */
function isOfFormerBranch(own: BranchDatabase, { createdAt }: KnownBranch): boolean {
  return createdAt !== undefined && secondOf(own) < createdAt.getTime() / 1000
}

/** A branch that has the former name again, since the renaming, leaves what was made before it to the renamed one. */
function findFormer(
  { formerNames }: KnownBranch,
  { existing, branches }: { existing: readonly BranchDatabase[]; branches: readonly string[] },
): BranchDatabase | undefined {
  for (const former of formerNames) {
    const found = existing.find(
      (each) => wasMadeFor(each, former) && (!branches.includes(former.name) || isOlder(each, former.until)),
    )
    if (found !== undefined) return found
  }
  return undefined
}

function wasMadeFor(database: BranchDatabase, former: { name: string; until: Date }): boolean {
  return database.branch === former.name && secondOf(database) <= former.until.getTime() / 1000
}

function isOlder(database: BranchDatabase, moment: Date): boolean {
  return secondOf(database) < moment.getTime() / 1000
}

function secondOf({ madeAt }: BranchDatabase): number {
  return Math.floor(Date.parse(madeAt) / 1000)
}
