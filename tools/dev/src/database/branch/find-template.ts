import type pg from 'pg'
import { readApplied } from '../read-applied.ts'
import { DEVELOPMENT_DATABASE, databaseExists, type EmbeddedServer } from '../server.ts'
import { listBranchDatabases } from './list-branch-databases.ts'
import { listLongLived, measureCandidates, rankParents } from './rank-parents.ts'

/** A database that a new one is cloned from. */
export interface Template {
  readonly database: string
  /** What people call it: the branch's name. */
  readonly name: string
}

/** What the search works with. */
export interface Search {
  readonly admin: pg.Client
  readonly embedded: EmbeddedServer
  readonly checkout: { readonly root: string; readonly migrations: readonly string[] }
}

/**
 * Finds what a new database is cloned from: of the branches with a database the one it comes from or is nearest to
 * whose migrations it has, all of them. A clone with others could not be migrated: undefined where there is none.
 */
export async function findTemplate(
  search: Search,
  { origin }: { origin: string | undefined },
): Promise<Template | undefined> {
  for (const template of await listCandidates(search, origin)) {
    if (await fits(search, template.database)) return template
  }
  return undefined
}

async function listCandidates(
  { admin, checkout: { root } }: Search,
  origin: string | undefined,
): Promise<Template[]> {
  const existing = await listBranchDatabases(admin)
  const measured = await measureCandidates(
    root,
    existing.map(({ branch }) => branch),
  )
  const ranked = rankParents(measured, { origin, longLived: listLongLived(root) }).flatMap((branch) =>
    existing.filter((each) => each.branch === branch).map(({ database }) => ({ database, name: branch })),
  )
  // What was there before branches had their own, or was made while none was checked out.
  const common = { database: DEVELOPMENT_DATABASE, name: 'no branch' }
  return (await databaseExists(admin, DEVELOPMENT_DATABASE)) ? [...ranked, common] : ranked
}

async function fits({ embedded, checkout }: Search, database: string): Promise<boolean> {
  const known = new Set(checkout.migrations)
  const applied = await readApplied(embedded, database)
  return applied.length > 0 && applied.every((name) => known.has(name))
}
