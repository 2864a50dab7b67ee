import { sqlName } from '../../feature/name/sql-name.ts'
import type { MigrationDraft } from '../../migration/templates/migration-draft.ts'
import { IMPORTS, OUTSIDE, renderDoc, renderFunction, run } from '../../migration/templates/parts.ts'
import type { FieldPair } from '../changes.ts'
import { type ColumnShape, shapesOf } from './column-shape.ts'
import type { ChangedTable } from './table-change.ts'

/** Values more for an enum: the wider constraint is there and valid before the narrower one goes. */
export function renderAddValues({ table, snapshot, facts }: ChangedTable, pair: FieldPair): MigrationDraft[] {
  const [before] = shapesOf(pair.from)
  const [after] = shapesOf(pair.to)
  if (before === undefined || after === undefined) return []
  const known = [...snapshot.matchAll(/constraint (\w+) CHECK/gi)].map(([, name = '']) => name)
  const old = findCheck(snapshot, before.column) ?? `${table}_${before.column}_check`
  const base = `${table}_${before.column}_check`
  const fresh = [base, ...Array.from({ length: 98 }, (_, index) => `${base}_${index + 2}`)]
  const added = fresh.find((name) => name !== old && !known.includes(name)) ?? base
  const tables = facts.hasHistory ? [sqlName(table), `${table}_history`] : [sqlName(table)]
  const source = [
    '// guard-ignore-file drop-constraint-loosens: the wider one is there and valid before the narrower one goes\n',
    IMPORTS,
    OUTSIDE,
    renderDoc(
      `Lets ${table}.${before.column} be ${pair.to.options.filter((value) => !pair.from.options.includes(value)).join(', ')} too.`,
    ),
    renderFunction('up', swap(table, tables, { shape: after, added, dropped: old })),
    renderFunction('down', swap(table, tables, { shape: before, added: old, dropped: added })),
  ].join('')
  return [{ suffix: '', when: 'now', source }]
}

/** The constraint that lists the values of a column: `CHECK ((status = ANY (ARRAY[…`. */
function findCheck(snapshot: string, column: string): string | undefined {
  return new RegExp(`constraint (\\w+) CHECK \\(\\(*"?${column}"? = ANY`).exec(snapshot)?.[1]
}

function swap(
  table: string,
  tables: readonly string[],
  { shape, added, dropped }: { shape: ColumnShape; added: string; dropped: string },
): string[] {
  const alter = `alter table ${sqlName(table)}`
  return [
    run(`${alter} add constraint ${added} check (${shape.check}) not valid`),
    run(`${alter} validate constraint ${added}`),
    run(`${alter} drop constraint ${dropped}`),
    ...tables.map((one) => run(`comment on column ${one}.${sqlName(shape.column)} is '${shape.comment}'`)),
  ]
}
