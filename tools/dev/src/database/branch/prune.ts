import { asAdmin, type EmbeddedServer } from '../server.ts'
import { holdSwapLock } from '../swap.ts'
import { findCurrentBranch, findLocalBranches } from './current-branch.ts'
import { type BranchDatabase, listBranchDatabases } from './list-branch-databases.ts'
import { listLongLived } from './rank-parents.ts'
import { settleOrphan } from './settle-orphan.ts'

/** The database of a branch as `pnpm ehr db list` shows it. */
export interface ListedDatabase extends BranchDatabase {
  readonly isCurrent: boolean
  /** Whether the branch is gone, so that the next start drops the database. */
  readonly isOrphan: boolean
}

/** Lists the databases of branches, and which of them the next start drops. */
export async function listDatabases(embedded: EmbeddedServer, root: string): Promise<ListedDatabase[]> {
  const [existing, branches, current] = await Promise.all([
    asAdmin(embedded.adminUrl, listBranchDatabases),
    findLocalBranches(root),
    findCurrentBranch(root),
  ])
  const orphans = listOrphans(existing, { branches, longLived: listLongLived(root) })
  return existing.map((each) => ({
    ...each,
    isCurrent: each.branch === current,
    isOrphan: orphans.includes(each),
  }))
}

/**
 * Drops the databases of branches that are gone, but takes along those of renamed ones. Snapshots stay: they belong
 * to whoever made them.
 *
 * @returns what was done, in lines for people.
 */
export async function pruneDatabases(embedded: EmbeddedServer, root: string): Promise<string[]> {
  const branches = await findLocalBranches(root)
  return asAdmin(embedded.adminUrl, async (admin) => {
    await holdSwapLock(admin)
    const existing = await listBranchDatabases(admin)
    const said: string[] = []
    for (const orphan of listOrphans(existing, { branches, longLived: listLongLived(root) })) {
      said.push(await settleOrphan({ admin, checkout: { root } }, orphan))
    }
    return said
  })
}

/**
 * The databases whose branch is gone: none where git does not tell which there are, and never one of a long-lived
 * branch, which need not be checked out everywhere.
 */
function listOrphans(
  existing: readonly BranchDatabase[],
  { branches, longLived }: { branches: readonly string[] | undefined; longLived: readonly string[] },
): BranchDatabase[] {
  if (branches === undefined) return []
  const kept = new Set([...branches, ...longLived])
  return existing.filter(({ branch }) => !kept.has(branch))
}
