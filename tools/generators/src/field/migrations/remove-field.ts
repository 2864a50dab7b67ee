import type { Field } from '../../feature/field.ts'
import { sqlName } from '../../feature/name/sql-name.ts'
import type { MigrationDraft } from '../../migration/templates/migration-draft.ts'
import {
  acceptDrop,
  IMPORTS,
  OUTSIDE,
  renderDoc,
  renderFunction,
  run,
} from '../../migration/templates/parts.ts'
import { type ColumnShape, shapesOf } from './column-shape.ts'
import { ACCEPT_LOOSE, type ChangedTable, loosenColumn, requireColumn } from './table-change.ts'

/**
 * Columns that go: what was required may be null from now on, so that the release that does not write it can run; the
 * drop waits until no release reads it.
 */
export function renderRemoveField(
  { table, facts }: ChangedTable,
  { name, field }: { name: string; field: Field },
): MigrationDraft[] {
  const shapes = shapesOf(field)
  const names = shapes.map(({ column }) => column).join(', ')
  const loosen = [
    ACCEPT_LOOSE,
    IMPORTS,
    OUTSIDE,
    renderDoc(
      `Lets ${names} of ${table} be null: the release that comes with it neither reads nor writes it. Step 1 of 2.`,
      '',
      `When no older one runs any more, "pnpm ehr migrate new ${name} --contract" brings step 2, which drops it.`,
    ),
    renderFunction(
      'up',
      shapes.map(({ column }) => loosenColumn(table, column)),
    ),
    renderFunction(
      'down',
      shapes.flatMap(({ column }) => requireColumn(table, column)),
    ),
  ].join('')
  const contract = { suffix: 'contract', when: 'later' as const, source: renderDrop(table, shapes, facts) }
  return field.isOptional ? [contract] : [{ suffix: 'loosen', when: 'now', source: loosen }, contract]
}

function renderDrop(table: string, shapes: readonly ColumnShape[], facts: ChangedTable['facts']): string {
  const names = shapes.map(({ column }) => column).join(', ')
  const tables = facts.hasHistory ? [sqlName(table), `${table}_history`] : [sqlName(table)]
  return [
    acceptDrop(facts),
    IMPORTS,
    renderDoc('Nobody reads it any more; a backup is the only way back to what was in it.'),
    `\nexport const irreversible = 'what ${names} of ${table} held is gone'\n`,
    renderDoc(`Drops ${names} of ${table}, one release after the last that used it.`),
    renderFunction(
      'up',
      shapes.flatMap(({ column }) =>
        tables.map((one) => run(`alter table ${one} drop column ${sqlName(column)}`)),
      ),
    ),
    renderFunction(
      'down',
      shapes.flatMap(({ column, type, comment }) => [
        ...tables.toReversed().map((one) => run(`alter table ${one} add column ${sqlName(column)} ${type}`)),
        ...tables.map((one) => run(`comment on column ${one}.${sqlName(column)} is '${comment}'`)),
      ]),
    ),
  ].join('')
}
