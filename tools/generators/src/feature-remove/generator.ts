import { type GeneratorCallback, type Tree, workspaceRoot } from '@nx/devkit'
import { planFeatureFiles } from '../feature/feature-files.ts'
import { formatFiles } from '../feature/format-files.ts'
import { planNames } from '../feature/name/feature-names.ts'
import { findNearest } from '../feature/name/nearest.ts'
import { type KnownFeature, readWorkspace, type Workspace } from '../feature/workspace.ts'
import { placeDrafts } from '../migration/plan-migrations.ts'
import { planTime } from '../migration/plan-names.ts'
import { readGit } from '../migration/read-git.ts'
import { MIGRATIONS_PACKAGE, readPlace } from '../migration/read-place.ts'
import { createRefusal } from '../migration/refusal.ts'
import { finishRemoval } from './finish-removal.ts'
import { planDrop } from './plan-drop.ts'
import { type MadeFile, planRemoval } from './plan-removal.ts'
import { readFiles } from './read-files.ts'
import { renderDrop } from './render-drop.ts'

/** What `nx g feature-remove` takes. */
export interface RemoveOptions {
  name: string
  dropData?: boolean
  table?: string
}

/**
 * `nx g feature-remove`: removes a feature and what the generator made for it elsewhere. Its records stay, until
 * somebody asks for the migration that drops them; a migration that was committed is never deleted.
 *
 * @returns what is left to do once the files are gone
 * @throws Error with every place where others use it; nothing is removed then
 */
export default function featureRemoveGenerator(tree: Tree, options: RemoveOptions): GeneratorCallback {
  const workspace = readWorkspace(tree)
  const named = planNames({ name: options.name })
  const feature =
    workspace.features.find(({ name }) => name === options.name) ??
    workspace.features.find(({ name }) => named.ok && name === named.names.feature)
  if (feature !== undefined) return removeFeature(tree, { feature, workspace, options })
  if (options.dropData === true) return dropRecords(tree, options, workspace)
  const near = findNearest(
    options.name,
    workspace.features.map(({ name }) => name),
  )
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`
  throw createRefusal([
    `There is no feature "${options.name}".${hint} To drop the records of one that is gone: --drop-data.`,
  ])
}

interface Leaving {
  feature: KnownFeature
  workspace: Workspace
  options: RemoveOptions
}

function removeFeature(tree: Tree, { feature, workspace, options }: Leaving): GeneratorCallback {
  const { name, table } = feature
  const folder = `libs/features/${name}/`
  const made = listMade(tree, feature, workspace)
  const isMade = (path: string) => made.some((file) => file.path === path)
  const files = readFiles(tree)
  const elsewhere = files.filter(({ path }) => !path.startsWith(folder) && !isMade(path))
  const planned = planRemoval({
    ...{ feature: name, table, made, dropData: options.dropData === true },
    own: files.filter(({ path }) => path.startsWith(folder)),
    migrations: elsewhere.filter(({ path }) => IS_MIGRATION.test(path)),
    others: elsewhere,
    ...{ tables: workspace.tables, git: readGit(tree.root) },
  })
  if (!planned.ok) throw createRefusal(planned.problems)
  const { deleted, keepsTable, kept } = planned.removal
  const drop = table !== undefined && keepsTable && options.dropData === true
  const dropped = drop ? writeDrop(tree, { feature: name, table, when: 'later' }) : undefined
  for (const path of deleted) tree.delete(path)
  // Generated from what is gone; "nx sync" would say so.
  tree.delete(`docs/generated/features/${name}.md`)
  return () =>
    finishRemoval(tree.root, {
      ...{ folder, kept, dropped },
      left: keepsTable && dropped === undefined ? { feature: name, table } : undefined,
      hasOtherSchema: deleted.some((path) => IS_MIGRATION.test(path)),
    })
}

const IS_MIGRATION = new RegExp(`^${MIGRATIONS_PACKAGE}/(migrations|later)/`)

/** What the generator made outside of the folder and is there still. */
function listMade(tree: Tree, { name, record }: KnownFeature, workspace: Workspace): MadeFile[] {
  if (record === undefined) return []
  return planFeatureFiles(record, workspace).flatMap(({ path, text: rendered }) => {
    const text = path.startsWith(`libs/features/${name}/`) ? null : tree.read(path, 'utf8')
    return text === null ? [] : [{ path, text, rendered }]
  })
}

function dropRecords(tree: Tree, options: RemoveOptions, workspace: Workspace): GeneratorCallback {
  const files = readFiles(tree)
  const planned = planDrop(
    {
      ...{ name: options.name, table: options.table },
      migrations: files.filter(({ path }) => IS_MIGRATION.test(path)),
      others: files,
    },
    workspace,
  )
  if (!planned.ok) throw createRefusal(planned.problems)
  const dropped = writeDrop(tree, { ...planned, when: 'now' })
  return () => finishRemoval(tree.root, { kept: [], dropped, hasOtherSchema: true })
}

function writeDrop(
  tree: Tree,
  { feature, table, when }: { feature: string; table: string; when: 'now' | 'later' },
): string {
  const place = readPlace(tree)
  const hasHistory = place.findTable(`${table}_history`) !== undefined
  const name = `drop_${feature.replaceAll('-', '_')}`
  const first = planTime(new Date(), place.migrations)
  const placed = placeDrafts([renderDrop({ table, hasHistory }, when)], { name, first, place })
  if (!placed.ok) throw createRefusal(placed.problems)
  const files = placed.files.map(({ path, text }) => ({ path: `${MIGRATIONS_PACKAGE}/${path}`, text }))
  for (const { path, text } of formatFiles(workspaceRoot, files)) tree.write(path, text)
  return files[0]?.path ?? ''
}
