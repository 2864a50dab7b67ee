import { basename } from 'node:path'
import { type GeneratorCallback, type Tree, workspaceRoot } from '@nx/devkit'
import { planFeatureFiles } from '../feature/feature-files.ts'
import type { FeatureRecord } from '../feature/feature-record.ts'
import { formatFiles } from '../feature/format-files.ts'
import { planNames } from '../feature/name/feature-names.ts'
import type { PlannedFile } from '../feature/plan-files.ts'
import { readWorkspace, type Workspace } from '../feature/workspace.ts'
import { MIGRATIONS_PACKAGE, readPlace } from '../migration/read-place.ts'
import { createRefusal } from '../migration/refusal.ts'
import { askForChanges } from './ask-changes.ts'
import type { FieldChanges } from './changes.ts'
import { findFeatureRecord } from './find-feature-record.ts'
import { finishFields } from './finish-fields.ts'
import { listMentions } from './list-mentions.ts'
import { type FileConflict, mergeFiles } from './merge/merge-files.ts'
import { planFieldMigrations } from './migrations/plan-field-migrations.ts'
import { type ChangeOptions, planChanges } from './plan-changes.ts'
import { renderFieldChangeset } from './render-changeset.ts'

/** What `nx g field` takes. */
export interface FieldOptions extends ChangeOptions {
  feature: string
  conflicts?: boolean
}

/**
 * `nx g field`: adds, renames and removes fields of a generated feature in every layer, with the migrations that the
 * running release can bear. What people edited stays; where they edited the same lines, nothing is written.
 *
 * @returns what is left to do once the files are on the disk
 * @throws Error with every problem at once; nothing is written then
 */
export default async function fieldGenerator(tree: Tree, options: FieldOptions): Promise<GeneratorCallback> {
  return generateFields(tree, await askForChanges(options))
}

/** The same, without a question. */
export function generateFields(tree: Tree, options: FieldOptions): GeneratorCallback {
  const workspace = readWorkspace(tree)
  const found = findFeatureRecord(options.feature, workspace)
  const { add, rename, remove, addValue } = options
  const asked = [add, rename, remove, addValue].some((given) => (given ?? '').trim() !== '')
  if (!found.ok) throw createRefusal(found.problems)
  if (!asked) throw createRefusal(['Say what is to change: --add, --rename, --remove or --add-value.'])
  const planned = planChanges(options, found.record, workspace)
  if (!planned.ok) throw createRefusal(planned.problems)
  if (planned.record.fields === found.record.fields) {
    return () => console.info(`${found.record.name} is so already: nothing was written.`)
  }
  return changeFields(tree, options, { workspace, before: found.record, ...planned })
}

interface PlannedChange {
  workspace: Workspace
  before: FeatureRecord
  record: FeatureRecord
  changes: FieldChanges
}

function changeFields(tree: Tree, options: FieldOptions, planned: PlannedChange): GeneratorCallback {
  const { changes, record } = planned
  const rendered = renderBoth(planned)
  const migrations = planMigrations(tree, planned, rendered.creation)
  const merged = mergeFiles(tree, { ...rendered, renamed: changes.renamed })
  const isMarked = options.conflicts === true && merged.conflicts.length > 0
  const problems = [
    ...(migrations.ok ? [] : migrations.problems),
    ...(isMarked ? [] : merged.conflicts.map(describeConflict)),
  ]
  if (!migrations.ok || problems.length > 0) throw createRefusal(problems)
  const marked = new Set(merged.conflicts.map(({ path }) => path))
  const whole = merged.written.filter(({ path }) => !marked.has(path))
  for (const { path, text } of formatFiles(workspaceRoot, [...whole, ...migrations.files]))
    tree.write(path, text)
  for (const { path, text } of merged.written) if (marked.has(path)) tree.write(path, text)
  writeChangeset(tree, planned, migrations.files)
  for (const path of merged.removed) tree.delete(path)
  const mentions = listMentions(listOwnFiles(tree, record.name), rendered.after, changes)
  return () =>
    finishFields(tree.root, {
      ...{ feature: record.name, mentions, left: merged.left, conflicts: isMarked ? merged.conflicts : [] },
      later: migrations.files.flatMap(({ path }) => (path.includes('/later/') ? [path] : [])),
    })
}

/** The feature before and after, as Biome prints it, without what is written once: the migration, the changeset. */
function renderBoth({ workspace, before, record }: PlannedChange) {
  const [old, fresh] = [before, record].map((one) => planFeatureFiles(one, workspace))
  const creation = { before: findCreation(old ?? []), after: findCreation(fresh ?? []) }
  const place = (folder: string, files: readonly PlannedFile[] = []) =>
    files.filter(isKept).map(({ path, text }) => ({ path: `${folder}/${path}`, text }))
  const formatted = formatFiles(workspaceRoot, [...place('before', old), ...place('after', fresh)])
  const take = (folder: string) =>
    formatted.flatMap(({ path, text }) =>
      path.startsWith(`${folder}/`) ? [{ path: path.slice(folder.length + 1), text }] : [],
    )
  return { before: take('before'), after: take('after'), creation }
}

function isKept({ path }: PlannedFile): boolean {
  return !path.startsWith(`${MIGRATIONS_PACKAGE}/`) && !path.startsWith('.changeset/')
}

function findCreation(files: readonly PlannedFile[]): string {
  return files.find(({ path }) => path.startsWith(`${MIGRATIONS_PACKAGE}/migrations/`))?.text ?? ''
}

function planMigrations(
  tree: Tree,
  { record, changes }: PlannedChange,
  creation: { before: string; after: string },
) {
  const place = readPlace(tree)
  const snapshot = place.findTable(record.table)
  if (snapshot === undefined) {
    const problem = `There is no table ${record.table} in ${MIGRATIONS_PACKAGE}/schema/tables: run "pnpm ehr migrate generate" first.`
    return { ok: false as const, problems: [problem] }
  }
  const hasHistory = place.findTable(`${record.table}_history`) !== undefined
  const changed = { record, table: record.table, snapshot, facts: { hasHistory } }
  const planned = planFieldMigrations({ changes, changed, place, creation, now: new Date() })
  if (!planned.ok) return planned
  const files = planned.files.map(({ path, text }) => ({ path: `${MIGRATIONS_PACKAGE}/${path}`, text }))
  return { ok: true as const, files }
}

/** None while the feature itself is new to the next release. */
function writeChangeset(
  tree: Tree,
  { record, changes }: PlannedChange,
  migrations: readonly PlannedFile[],
): void {
  if (tree.exists(`.changeset/add-${record.name}.md`)) return
  const named = planNames({ name: record.name, singular: record.singular, fhir: record.fhir })
  const [first] = migrations.map(({ path }) => basename(path, '.ts').replace(/^\d{14}_/, ''))
  if (!named.ok || first === undefined) return
  tree.write(`.changeset/${first.replaceAll('_', '-')}.md`, renderFieldChangeset(named.names, changes))
}

function describeConflict({ path, line, wanted }: FileConflict): string {
  const place = line === undefined ? path : `${path}:${line}`
  const first = wanted.split('\n').find((text) => text.trim() !== '') ?? 'nothing'
  return `${place} was edited where the change would write: ${first.trim()}. Edit it by hand first, or run it with --conflicts for marks.`
}

function listOwnFiles(tree: Tree, feature: string): PlannedFile[] {
  const list = (folder: string): string[] =>
    tree.children(folder).flatMap((name) => {
      const path = `${folder}/${name}`
      return tree.isFile(path) ? [path] : name === 'node_modules' ? [] : list(path)
    })
  return list(`libs/features/${feature}`)
    .filter((path) => /\.(tsx?|json)$/.test(path))
    .map((path) => ({ path, text: tree.read(path, 'utf8') ?? '' }))
}
