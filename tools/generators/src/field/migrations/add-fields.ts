import { sqlName } from '../../feature/name/sql-name.ts'
import type { MigrationDraft } from '../../migration/templates/migration-draft.ts'
import { IMPORTS, OUTSIDE, renderDoc, renderFunction, run } from '../../migration/templates/parts.ts'
import type { AddedField } from '../changes.ts'
import { type ColumnShape, shapesOf } from './column-shape.ts'
import { buildIndexes, type ChangedTable, holdColumn, type Index } from './table-change.ts'

type AddedColumn = ColumnShape & { default: string | undefined }

/**
 * Columns for fields more. The running release goes on writing without them: they may be null or have a default,
 * which goes when every release that runs writes them.
 */
export function renderAddFields(
  { table, facts }: ChangedTable,
  { name, added, indexes }: { name: string; added: readonly AddedField[]; indexes: readonly Index[] },
): MigrationDraft[] {
  const columns = added.flatMap(({ field, defaults }) =>
    shapesOf(field).map((shape, index): AddedColumn => ({ ...shape, default: defaults[index] })),
  )
  const history = facts.hasHistory ? [`${table}_history`] : []
  const built = buildIndexes(table, indexes)
  const withDefault = columns.filter((column) => column.default !== undefined)
  const source = [
    IMPORTS,
    OUTSIDE,
    renderDoc(
      `Adds ${columns.map(({ column }) => column).join(', ')} to ${table}.`,
      ...describeDefaults(withDefault, name),
    ),
    renderFunction('up', [
      ...columns.flatMap((column) => [
        // The history first: former versions are copied by position.
        ...history.map((one) =>
          run(`alter table ${one} add column ${sqlName(column.column)} ${column.type}`),
        ),
        run(`alter table ${sqlName(table)} add column ${define(column)}`),
        ...[sqlName(table), ...history].map((one) =>
          run(`comment on column ${one}.${sqlName(column.column)} is '${column.comment}'`),
        ),
      ]),
      ...built.up,
      ...columns.flatMap((column) => holdColumn(table, column)),
    ]),
    renderFunction('down', [
      ...built.down,
      ...columns
        .toReversed()
        .flatMap(({ column }) =>
          [sqlName(table), ...history].map((one) => run(`alter table ${one} drop column ${sqlName(column)}`)),
        ),
    ]),
  ].join('')
  return [{ suffix: '', when: 'now', source }, ...renderDropDefaults(table, withDefault)]
}

function define({ column, type, default: value }: AddedColumn): string {
  return `${sqlName(column)} ${type}${value === undefined ? '' : ` not null default ${value}`}`
}

function describeDefaults(columns: readonly AddedColumn[], name: string): string[] {
  if (columns.length === 0) return []
  return [
    '',
    'The default is for rows that are there, and for the running release, which does not write the column yet.',
    `When none runs any more that does not: "pnpm ehr migrate new ${name} --contract" drops it.`,
  ]
}

function renderDropDefaults(table: string, columns: readonly AddedColumn[]): MigrationDraft[] {
  if (columns.length === 0) return []
  const alter = ({ column }: AddedColumn) => `alter table ${sqlName(table)} alter column ${sqlName(column)}`
  const source = [
    '// guard-ignore-file default-dropped-after-not-null: every release that runs writes the column\n',
    IMPORTS,
    OUTSIDE,
    renderDoc(
      `Drops the default of ${columns.map(({ column }) => column).join(', ')}, one release after the first that writes it.`,
    ),
    renderFunction(
      'up',
      columns.map((column) => run(`${alter(column)} drop default`)),
    ),
    renderFunction(
      'down',
      columns.map((column) => run(`${alter(column)} set default ${column.default}`)),
    ),
  ].join('')
  return [{ suffix: 'contract', when: 'later', source }]
}
