import type { FeatureRecord } from '../../feature/feature-record.ts'
import { sqlName } from '../../feature/name/sql-name.ts'
import { run } from '../../migration/templates/parts.ts'
import type { ColumnShape } from './column-shape.ts'

/** The table that is changed, and what a change of it has to know. */
export interface ChangedTable {
  record: FeatureRecord
  /** In snake case. */
  table: string
  /** Its definition in the committed snapshot. */
  snapshot: string
  facts: { hasHistory: boolean }
}

/** An index, its columns as SQL writes them. */
export interface Index {
  name: string
  columns: string
}

/** Statements that hold a new column to what it may be; each is one lock, and none reads rows while others wait. */
export function holdColumn(table: string, { column, check, references }: ColumnShape): string[] {
  const [name, quoted] = [sqlName(table), sqlName(column)]
  const constraints = [
    ...(check === undefined ? [] : [{ constraint: `${table}_${column}_check`, rule: `check (${check})` }]),
    ...(references === undefined
      ? []
      : [
          {
            constraint: `${table}_${column}_fkey`,
            rule: `foreign key (${quoted}) references ${references}`,
          },
        ]),
  ]
  return constraints.flatMap(({ constraint, rule }) => [
    run(`alter table ${name} add constraint ${constraint} ${rule} not valid`),
    run(`alter table ${name} validate constraint ${constraint}`),
  ])
}

/** Statements that make a filled column required without a scan while others wait. */
export function requireColumn(table: string, column: string): string[] {
  const constraint = `${table}_${column}_required`
  const alter = `alter table ${sqlName(table)}`
  return [
    run(`${alter} add constraint ${constraint} check (${sqlName(column)} is not null) not valid`),
    run(`${alter} validate constraint ${constraint}`),
    run(`${alter} alter column ${sqlName(column)} set not null`),
    run(`${alter} drop constraint ${constraint}`),
  ]
}

/** Lets a column be null. */
export function loosenColumn(table: string, column: string): string {
  return run(`alter table ${sqlName(table)} alter column ${sqlName(column)} drop not null`)
}

/** Statements that build indexes while reading and writing go on, and that drop them. */
export function buildIndexes(table: string, indexes: readonly Index[]): { up: string[]; down: string[] } {
  return {
    up: indexes.map(({ name, columns }) =>
      run(`create index concurrently ${name} on ${sqlName(table)} (${columns})`),
    ),
    down: indexes.map(({ name }) => run(`drop index concurrently ${name}`)).reverse(),
  }
}

/** Above a file that lets a column be null: why nobody minds. */
export const ACCEPT_LOOSE =
  '// guard-ignore-file drop-not-null: no release of this product reads a null there: the one that comes with it does not read the column\n'
