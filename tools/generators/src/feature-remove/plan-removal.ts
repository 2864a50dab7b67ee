import type { PlannedFile } from '../feature/plan-files.ts'
import type { Table } from '../feature/table.ts'
import type { GitState } from '../migration/read-git.ts'
import { listDependents, listPermissions, listTableUses } from './dependents.ts'

/** A feature as it is, and all that it may be used by. */
export interface RemovalRequest {
  feature: string
  table: string | undefined
  /** Whether its records are to go too, later. */
  dropData: boolean
  /** Files of its folder. */
  own: readonly PlannedFile[]
  /** Files that the generator made elsewhere and that are there: its migration, its changeset, its journey. */
  made: readonly MadeFile[]
  /** All other migrations, and steps that wait. */
  migrations: readonly PlannedFile[]
  /** All other files of the workspace. */
  others: readonly PlannedFile[]
  tables: readonly Table[]
  git: GitState
}

/** A file as it is now; `rendered` as the generator makes it. */
export type MadeFile = PlannedFile & { rendered: string }

/** What goes, and what stays. */
export interface Removal {
  deleted: readonly string[]
  /** Whether the table stays, as its migration was committed. */
  keepsTable: boolean
  /** Files that somebody edited and that stay for it. */
  kept: readonly string[]
}

type Planned = { ok: true; removal: Removal } | { ok: false; problems: string[] }

/** Decides what goes with a feature, or tells everything that is in the way. */
export function planRemoval(request: RemovalRequest): Planned {
  const { feature, table, own, others, tables, git } = request
  const isNew = git.find(`libs/features/${feature}/package.json`) === 'new'
  const contract = own.find(({ path }) => path.endsWith('/src/contract.ts'))?.text ?? ''
  const migrations = planMigrations(request, isNew)
  const elsewhere = planElsewhere(request, isNew)
  const deleted = [...own.map(({ path }) => path), ...elsewhere.deleted, ...migrations.deleted]
  const keepsTable = table !== undefined && migrations.deleted.length === 0
  const problems = [
    ...listDependents({ feature, table, permissions: listPermissions(contract) }, others, tables),
    ...(request.dropData && keepsTable ? listTableUses(table, others) : []),
    ...deleted
      .filter((path) => git.find(path) === 'changed' || (git.find(path) === 'new' && !isNew))
      .map((path) => `${path} was edited and not committed, and would be lost: commit it, or take it back.`),
    ...migrations.problems,
  ]
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, removal: { deleted, keepsTable, kept: elsewhere.kept } }
}

const MIGRATIONS = 'libs/db-migrations/'

/** A changeset that somebody edited may tell of more than this feature, so it stays. */
function planElsewhere({ made }: RemovalRequest, isNew: boolean): { deleted: string[]; kept: string[] } {
  const files = made.filter(({ path }) => !path.startsWith(MIGRATIONS))
  const isKept = ({ path, text, rendered }: MadeFile) =>
    path.startsWith('.changeset/') && text !== rendered && !isNew
  return {
    deleted: files.filter((file) => !isKept(file)).map(({ path }) => path),
    kept: files.filter(isKept).map(({ path }) => path),
  }
}

/** Of a feature that was never committed, neither were its migrations: they go with it. All others stay for good. */
function planMigrations(
  { feature, table = '', made, migrations, git }: RemovalRequest,
  isNew: boolean,
): { deleted: string[]; problems: string[] } {
  const creation = made.filter(({ path }) => path.startsWith(MIGRATIONS))
  const isCommitted = creation.length === 0 || creation.some(({ path }) => git.find(path) !== 'new')
  if (!isNew || isCommitted) return { deleted: [], problems: [] }
  const about = migrations.filter(({ text }) => new RegExp(`\\b${table}(_history)?\\b`).test(text))
  const name = new RegExp(`/(\\d{14}_)?${feature.replaceAll('-', '_')}_[^/]*$`)
  const isOwn = ({ path }: PlannedFile) => name.test(path) && git.find(path) === 'new'
  return {
    deleted: [...creation, ...about.filter(isOwn)].map(({ path }) => path),
    problems: about
      .filter((file) => !isOwn(file))
      .map(({ path }) => `${path} changes the table ${table}: take it out first.`),
  }
}
