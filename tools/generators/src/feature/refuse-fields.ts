import { columnsOf } from './columns.ts'
import { type Field, isReference, keyOf, shownKeysOf } from './field.ts'
import { SYSTEM_COLUMNS } from './name/sql-name.ts'

/** Columns and properties that every record has already. */
const TAKEN = [
  'id',
  'patientId',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'changedBy',
  'supersededAt',
]

/** What every object of JavaScript has already: `constructor`. */
const OF_OBJECTS = Object.getOwnPropertyNames(Object.prototype)

/** So many columns fit into functions and files that a person reads. */
const MOST_COLUMNS = 36

/** What is wrong with fields beside their form: names that are taken, columns that two of them would become. */
export function refuseFields(fields: readonly Field[]): string[] {
  const columns = fields.flatMap((field) => columnsOf(field).map(({ column }) => column))
  return [
    ...fields.flatMap(refuseTaken),
    ...duplicatesIn(fields),
    ...(columns.length > MOST_COLUMNS
      ? [
          `${columns.length} columns are too many for one screen, ${MOST_COLUMNS} at most: make two features of them.`,
        ]
      : []),
    ...(fields.length === 0 || fields.some((field) => !isReference(field))
      ? []
      : ['A record needs a field that is no reference, such as note:text?.']),
  ]
}

function refuseTaken(field: Field): string[] {
  const { name, column, type } = field
  const other = `"${name}Value"`
  if ([name, ...propertiesOf(field)].some((key) => TAKEN.includes(key))) {
    const hint = name.startsWith('patient') ? 'add --patient for records of a patient' : `call it ${other}`
    return [`"${name}" is taken: every record has it already. Leave it out, or ${hint}.`]
  }
  if (SYSTEM_COLUMNS.includes(column)) {
    return [`"${name}" is a column that PostgreSQL has in every table: call it ${other}.`]
  }
  if (OF_OBJECTS.includes(name)) {
    return [`"${name}" is a property that every object of JavaScript has: call it ${other}.`]
  }
  if (type === 'enum' && name === 'table') {
    return [`"${name}" would give its values the name of the table’s type: call it "tableKind".`]
  }
  return []
}

/** Two fields may not become the same column or property: `reason:code` has a `reason_code` already. */
function duplicatesIn(fields: readonly Field[]): string[] {
  const names = fields.map((field) => ({
    field,
    all: new Set([...columnsOf(field).map(({ key }) => key), ...propertiesOf(field)]),
  }))
  return names.flatMap(({ field, all }, index) => {
    const other = names.slice(0, index).find((before) => [...before.all].some((key) => all.has(key)))
    if (other === undefined) return []
    const what =
      other.field.column === field.column
        ? `The field "${field.name}" is given twice`
        : `"${other.field.name}" and "${field.name}" would become the same column`
    return [
      `${what}: take one out, or call it "other${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}".`,
    ]
  })
}

/** The properties that a field is in a contract. */
function propertiesOf(field: Field): string[] {
  if (!isReference(field)) return [keyOf(field)]
  const { label, at } = shownKeysOf(field)
  return [keyOf(field), label, ...(at === undefined ? [] : [at])]
}
