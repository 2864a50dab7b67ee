import { printable } from '@ehr/conventions/branching'
import type pg from 'pg'
import { dropDatabase, renameDatabase } from '../swap.ts'
import { readBranchHistory } from './branch-history.ts'
import { nameBranchDatabase } from './branch-name.ts'
import { writeBranchRecord } from './branch-record.ts'
import { findLocalBranches } from './current-branch.ts'
import { type BranchDatabase, listBranchDatabases } from './list-branch-databases.ts'
import { findSuccessor, type KnownBranch } from './plan-branch-database.ts'

/** Where it happens. */
export interface Place {
  readonly admin: pg.Client
  readonly checkout: { readonly root: string }
}

/**
 * Settles the database of a branch that is gone: it follows the branch where that was renamed, and is dropped where
 * it was deleted.
 *
 * @returns what was done, in a line for people.
 */
export async function settleOrphan({ admin, checkout }: Place, orphan: BranchDatabase): Promise<string> {
  const successor = findSuccessor(orphan, await listWithoutDatabase(admin, checkout.root))
  if (successor !== undefined) return moveToBranch(admin, orphan, successor.branch)
  await dropDatabase(admin, orphan.database)
  return `The database of the former branch ${printable(orphan.branch)} was dropped.`
}

/** Gives a branch the database that it had under its former name. */
export async function moveToBranch(
  admin: pg.Client,
  former: BranchDatabase,
  branch: string,
): Promise<string> {
  const { database, sizeBytes: _, ...record } = former
  await renameDatabase(admin, database, {
    next: nameBranchDatabase(branch),
    finish: (renamed) => writeBranchRecord(admin, renamed, { ...record, branch }),
  })
  return `The branch ${printable(former.branch)} is called ${printable(branch)} now: its database went with it.`
}

async function listWithoutDatabase(admin: pg.Client, root: string): Promise<KnownBranch[]> {
  const [branches, existing] = await Promise.all([findLocalBranches(root), listBranchDatabases(admin)])
  const isServed = new Set(existing.map(({ branch }) => branch))
  const others = (branches ?? []).filter((branch) => !isServed.has(branch))
  return Promise.all(others.map(async (branch) => ({ branch, ...(await readBranchHistory(root, branch)) })))
}
