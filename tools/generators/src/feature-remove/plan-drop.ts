import { planNames } from '../feature/name/feature-names.ts'
import { findNearest } from '../feature/name/nearest.ts'
import type { PlannedFile } from '../feature/plan-files.ts'
import type { Workspace } from '../feature/workspace.ts'
import { listPointing, listTableUses } from './dependents.ts'

/** A feature that is gone already, and whose records are to go too. */
export interface DropRequest {
  name: string
  /** Said by who asks; needed where the migration does not tell by its name. */
  table: string | undefined
  /** All migrations. */
  migrations: readonly PlannedFile[]
  others: readonly PlannedFile[]
}

type Planned = { ok: true; feature: string; table: string } | { ok: false; problems: string[] }

/** Finds the table that a feature has left, or tells why it cannot go. */
export function planDrop({ name, table, migrations, others }: DropRequest, workspace: Workspace): Planned {
  const named = planNames({ name })
  if (!named.ok) return { ok: false, problems: named.problems }
  const { feature } = named.names
  const wanted = table ?? findCreated(feature, migrations)
  if (wanted === undefined || !workspace.tables.some((one) => one.name === wanted)) {
    return { ok: false, problems: [refuseUnknown(feature, table, workspace)] }
  }
  const owner = workspace.features.find((one) => one.table === wanted)
  const pointing = listPointing(wanted, workspace.tables)
  const problems = [
    ...(owner === undefined ? [] : [`The table ${wanted} is that of the feature ${owner.name}.`]),
    ...pointing.map((place) => `${place}.`),
    ...listTableUses(wanted, others),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, feature, table: wanted }
}

/** The table that the migration of that name made. */
function findCreated(feature: string, migrations: readonly PlannedFile[]): string | undefined {
  const name = new RegExp(`/\\d{14}_${feature.replaceAll('-', '_')}(\\.breaking)?\\.ts$`)
  const text = migrations.find(({ path }) => name.test(path))?.text ?? ''
  return /create table "?(\w+)"?/.exec(text)?.[1]
}

function refuseUnknown(feature: string, table: string | undefined, { features, tables }: Workspace): string {
  const near = findNearest(
    feature,
    features.map((one) => one.name),
  )
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`
  if (table !== undefined) {
    const like = findNearest(
      table,
      tables.map((one) => one.name),
    )
    return `There is no table "${table}".${like === undefined ? '' : ` Did you mean "${like}"?`}`
  }
  return `There is no feature "${feature}", and no migration of that name that made a table.${hint} Where it had another name: --table.`
}
