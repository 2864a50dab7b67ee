import type { Field } from '../../feature/field.ts'
import { snakeOf, wordsOf } from '../../feature/name/words.ts'
import {
  findColumnLine,
  type MigrationFile,
  type MigrationPlace,
  placeDrafts,
} from '../../migration/plan-migrations.ts'
import { addSecond, planTime } from '../../migration/plan-names.ts'
import type { MigrationDraft } from '../../migration/templates/migration-draft.ts'
import { IMPORTS, OUTSIDE, renderDoc, renderFunction } from '../../migration/templates/parts.ts'
import type { FieldChanges } from '../changes.ts'
import { renderAddFields } from './add-fields.ts'
import { renderAddValues } from './add-values.ts'
import { shapesOf } from './column-shape.ts'
import { renderRemoveField } from './remove-field.ts'
import { renderRenameField } from './rename-field.ts'
import { buildIndexes, type ChangedTable, type Index } from './table-change.ts'

/** What the migrations of a change follow from. */
export interface FieldMigrationRequest {
  changes: FieldChanges
  changed: ChangedTable
  place: MigrationPlace
  /** The migration that makes the feature’s table, before and after: its indexes follow from the fields. */
  creation: { before: string; after: string }
  now: Date
}

type Planned = { ok: true; files: MigrationFile[] } | { ok: false; problems: string[] }

/** The migrations of a change of fields, each kind of change in files of its own. */
export function planFieldMigrations(request: FieldMigrationRequest): Planned {
  const problems = refuseColumns(request)
  if (problems.length > 0) return { ok: false, problems }
  let first = planTime(request.now, request.place.migrations)
  const files: MigrationFile[] = []
  for (const { name, drafts } of renderSteps(request)) {
    const placed = placeDrafts(drafts, { name, first, place: request.place })
    if (!placed.ok) return placed
    files.push(...placed.files)
    first = addSecond(first, drafts.length)
  }
  return { ok: true, files }
}

interface Step {
  name: string
  drafts: MigrationDraft[]
}

function renderSteps({ changes, changed, place, creation }: FieldMigrationRequest): Step[] {
  const { added, renamed, removed, valued } = changes
  const nameOf = (...words: string[]) => freeName([changed.record.name, ...words].join(' '), place)
  const step = (words: string[], render: (name: string) => MigrationDraft[]): Step => {
    const name = nameOf(...words)
    return { name, drafts: render(name) }
  }
  const indexes = planIndexes(creation, changed)
  const of = (fields: readonly Field[]) => indexes.filter((index) => isAbout(index, fields))
  const fresh = [...added.map(({ field }) => field), ...renamed.map(({ to }) => to)]
  const others = indexes.filter((index) => !isAbout(index, fresh))
  return [
    ...(added.length === 0
      ? []
      : [
          step(['add', ...added.map(({ field }) => field.column)], (name) =>
            renderAddFields(changed, { name, added, indexes: of(added.map(({ field }) => field)) }),
          ),
        ]),
    ...valued.map((pair) => step(['values of', pair.to.column], () => renderAddValues(changed, pair))),
    ...renamed.map((pair) =>
      step(['rename', pair.from.column, 'to', pair.to.column], (name) =>
        renderRenameField(changed, { name, pair, indexes: of([pair.to]) }),
      ),
    ),
    ...removed.map((field) =>
      step(['remove', field.column], (name) => renderRemoveField(changed, { name, field })),
    ),
    ...(others.length === 0 ? [] : [step(['index'], () => renderIndexes(changed, others))]),
  ]
}

/** Whether an index is over a column of these fields. */
function isAbout({ columns }: Index, fields: readonly Field[]): boolean {
  const words: readonly string[] = columns.match(/\w+/g) ?? []
  return fields.flatMap(shapesOf).some(({ column }) => words.includes(column))
}

/** No other migration's name. */
function freeName(words: string, { migrations, later }: MigrationPlace): string {
  const name = clip(snakeOf(wordsOf(words)))
  const taken = [...migrations.map((one) => one.slice(15)), ...later.map((file) => file.replace(/\.ts$/, ''))]
  const isTaken = (one: string) => SUFFIXES.some((suffix) => taken.includes(`${one}${suffix}`))
  const more = Array.from({ length: 98 }, (_, index) => `${name}_${index + 2}`)
  return isTaken(name) ? (more.find((one) => !isTaken(one)) ?? name) : name
}

/** Whole words of it, as many as a file's name bears. */
function clip(name: string): string {
  return name.length <= 50 ? name : name.slice(0, 51).replace(/_[^_]*$/, '')
}

/** Of the steps of a change. */
const SUFFIXES = ['', '_expand', '_loosen', '_contract']

/** Indexes that the table needs with the new fields and does not have. */
function planIndexes(
  { before, after }: FieldMigrationRequest['creation'],
  { table, snapshot }: ChangedTable,
): Index[] {
  const known = listIndexes(before)
  return listIndexes(after)
    .filter(({ columns }) => !known.some((other) => other.columns === columns))
    .map(({ name, columns }) => {
      const isTaken = new RegExp(`INDEX ${name} ON`).test(snapshot)
      const words = columns.replace(/\b(asc|desc)\b/g, '').match(/\w+/g) ?? []
      return { name: isTaken ? `${table}_${words.join('_')}`.slice(0, 63) : name, columns }
    })
}

function listIndexes(migration: string): Index[] {
  return [...migration.matchAll(/create index (\w+) on "?\w+"? \(([^`]+)\)`/g)].map(
    ([, name = '', columns = '']) => ({ name, columns }),
  )
}

function renderIndexes({ table }: ChangedTable, indexes: readonly Index[]): MigrationDraft[] {
  const { up, down } = buildIndexes(table, indexes)
  const source = [
    IMPORTS,
    OUTSIDE,
    renderDoc(`Lists of ${table} are in another order now.`),
    renderFunction('up', up),
    renderFunction('down', down),
  ].join('')
  return [{ suffix: '', when: 'now', source }]
}

/** A new column that is there already, for instance one that waits to be dropped. */
function refuseColumns({ changes, changed }: FieldMigrationRequest): string[] {
  const { table, snapshot } = changed
  const fresh: Field[] = [...changes.added.map(({ field }) => field), ...changes.renamed.map(({ to }) => to)]
  const before = new Set(changes.renamed.flatMap(({ from }) => shapesOf(from).map(({ column }) => column)))
  return fresh
    .flatMap(shapesOf)
    .filter(({ column }) => !before.has(column) && findColumnLine(snapshot, column) !== undefined)
    .map(
      ({ column }) =>
        `${table} has a column ${column} already; if it was removed earlier, drop it first (libs/db-migrations/later), or choose another name.`,
    )
}
