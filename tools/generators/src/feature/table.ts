/** A table of the database, as the committed snapshot of the schema states it. */
export interface Table {
  /** In snake case. */
  readonly name: string
  readonly columns: readonly TableColumn[]
  /** Its rows belong to a patient: nobody's record may point to another patient's. */
  readonly isPatientRecord: boolean
}

export interface TableColumn {
  readonly name: string
  /** As PostgreSQL says it: `timestamp(3) with time zone`. */
  readonly type: string
  readonly isNullable: boolean
  readonly hasDefault: boolean
  /** Class of its data, see libs/db-migrations/src/data-classes.ts. */
  readonly dataClass: string
  /** The table that it points to. */
  readonly references: string | undefined
  /** The only values that it takes. */
  readonly values: readonly string[]
}

const COLUMN =
  /^ {2}"?(?<name>\w+)"? (?<type>.+?)(?<required> not null)?(?<value> (?:default|generated) .+?)?,? -- @(?<dataClass>[\w-]+)/

/** Reads a table's file of the snapshot, `libs/db-migrations/schema/tables/<table>.sql`. */
export function parseTable(sql: string): Table {
  const [, name = ''] = /^create table "?(\w+)"?/m.exec(sql) ?? []
  const targets = new Map(
    [...sql.matchAll(/FOREIGN KEY \("?(\w+)"?\) REFERENCES "?(\w+)"?\(id\)/g)].map(([, column, table]) => [
      column,
      table,
    ]),
  )
  const columns = sql.split('\n').flatMap((line) => {
    const found = COLUMN.exec(line)?.groups
    if (found === undefined) return []
    const { name: column = '', type = '', required, value, dataClass = '' } = found
    return [
      {
        name: column,
        type,
        isNullable: required === undefined,
        hasDefault: value !== undefined,
        dataClass,
        references: targets.get(column),
        values: valuesOf(sql, column),
      },
    ]
  })
  return { name, columns, isPatientRecord: columns.some((column) => column.name === 'patient_id') }
}

function valuesOf(sql: string, column: string): string[] {
  const list = new RegExp(`CHECK \\(\\(*"?${column}"? = ANY \\(ARRAY\\[(.*?)\\]`).exec(sql)?.[1] ?? ''
  return [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, value = '']) => value.replaceAll("''", "'"))
}
