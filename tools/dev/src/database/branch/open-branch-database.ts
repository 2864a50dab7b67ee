import { printable } from '@ehr/conventions/branching'
import type pg from 'pg'
import {
  asAdmin,
  DEVELOPMENT_DATABASE,
  type DevelopmentServer,
  databaseExists,
  type EmbeddedServer,
  selectDatabase,
} from '../server.ts'
import { holdSwapLock, makeDatabase } from '../swap.ts'
import { type BranchHistory, readBranchHistory } from './branch-history.ts'
import { nameBranchDatabase } from './branch-name.ts'
import { writeBranchRecord } from './branch-record.ts'
import { findCurrentBranch, findLocalBranches } from './current-branch.ts'
import { findTemplate, type Template } from './find-template.ts'
import { listBranchDatabases } from './list-branch-databases.ts'
import { planBranchDatabase } from './plan-branch-database.ts'
import { moveToBranch, settleOrphan } from './settle-orphan.ts'

/** A branch's database, and what was done for it, in lines for people; none where it was there. */
export interface OpenedDatabase {
  readonly target: DevelopmentServer
  /** Undefined where none is checked out. */
  readonly branch: string | undefined
  readonly said: readonly string[]
}

/** The clone, and the names of the migrations in what is checked out. */
export interface Checkout {
  readonly root: string
  readonly migrations: readonly string[]
}

interface Work {
  readonly admin: pg.Client
  readonly embedded: EmbeddedServer
  readonly checkout: Checkout
}

/**
 * Opens the database of the branch that is checked out; made where missing, as a clone of the database of the branch
 * it comes from. Without a branch it is the one that belongs to none.
 */
export async function openBranchDatabase(
  embedded: EmbeddedServer,
  checkout: Checkout,
): Promise<OpenedDatabase> {
  const branch = await findCurrentBranch(checkout.root)
  const said = await asAdmin(embedded.adminUrl, async (admin) => {
    // Two commands at once would both make it.
    await holdSwapLock(admin)
    const work = { admin, embedded, checkout }
    return branch === undefined ? openCommon(work) : openOwn(work, branch)
  })
  const database = branch === undefined ? DEVELOPMENT_DATABASE : nameBranchDatabase(branch)
  return { target: selectDatabase(embedded, database), branch, said }
}

async function openCommon(work: Work): Promise<string[]> {
  if (await databaseExists(work.admin, DEVELOPMENT_DATABASE)) return []
  const template = await findTemplate(work, { origin: undefined })
  await makeDatabase(work.admin, DEVELOPMENT_DATABASE, { template: template?.database })
  return describeClone('Without a branch there is a database too', template)
}

async function openOwn(work: Work, branch: string): Promise<string[]> {
  const { admin, checkout } = work
  const [history, branches, existing] = await Promise.all([
    readBranchHistory(checkout.root, branch),
    findLocalBranches(checkout.root),
    listBranchDatabases(admin),
  ])
  const plan = planBranchDatabase({ branch, ...history }, { existing, branches })
  if (plan.kind === 'use') return []
  if (plan.kind === 'follow') return [await moveToBranch(admin, plan.former, branch)]
  const settled = plan.replaces === undefined ? [] : [await settleOrphan(work, plan.replaces)]
  return [...settled, ...(await make(work, { branch, ...history }))]
}

async function make(
  work: Work,
  { branch, origin, createdAt }: { branch: string } & BranchHistory,
): Promise<string[]> {
  const template = await findTemplate(work, { origin })
  // Never before its branch: a clock that has been put back would let it look like another branch's.
  const madeAt = new Date(Math.max(Date.now(), createdAt?.getTime() ?? 0)).toISOString()
  const record = {
    ...{ branch, madeAt },
    ...(template !== undefined && { from: template.name }),
  }
  await makeDatabase(work.admin, nameBranchDatabase(branch), {
    template: template?.database,
    finish: (database) => writeBranchRecord(work.admin, database, record),
  })
  return describeClone(`${printable(branch)} has a database of its own now`, template)
}

function describeClone(what: string, template: Template | undefined): string[] {
  return template === undefined ? [] : [`${what}: it is a clone of that of ${printable(template.name)}.`]
}
