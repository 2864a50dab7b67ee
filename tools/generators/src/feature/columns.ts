import type { Field, FieldColumn } from './field.ts'
import { sqlName } from './name/sql-name.ts'
import { keyOfColumn } from './name/words.ts'

/** The columns that a field becomes; a code is three, a quantity two. */
export function columnsOf(field: Field): FieldColumn[] {
  const { column, label, options } = field
  const required = field.isOptional ? '' : ' not null'
  const one = (type: string, comment = label): FieldColumn[] => [
    makeColumn(field, column, `${type}${required}`, comment),
  ]
  switch (field.type) {
    case 'string':
    case 'text':
      return one('text')
    case 'integer':
      return one('integer')
    case 'decimal':
      return one('numeric')
    case 'boolean':
      return one('boolean')
    case 'date':
      return one('date')
    case 'datetime':
      // Milliseconds: what a moment in JSON carries, so that a list’s cursor meets it exactly.
      return one('timestamptz(3)')
    case 'enum': {
      const values = options.map((value) => `'${value}'`).join(', ')
      return one(
        `text${required} check (${sqlName(column)} in (${values}))`.replace(required, ''),
        `${label}: ${options.join(', ')}`,
      )
    }
    case 'code':
      return codeColumns(field, required)
    case 'quantity':
      return [
        makeColumn(field, `${column}_value`, `numeric${required}`, `${label}, with the precision given`),
        makeColumn(field, `${column}_unit`, `text${required}`, `Unit of ${label.toLowerCase()} (UCUM)`),
      ]
    case 'reference':
      return [
        makeColumn(
          field,
          `${column}_id`,
          `uuid${required} references ${sqlName(field.target?.table.name ?? '')} (id)`,
          label,
        ),
      ]
  }
}

/** `code` itself is the columns code_system, code, code_display; another name carries `_code` too. */
function codeColumns(field: Field, required: string): FieldColumn[] {
  const { column } = field
  const words = field.label.toLowerCase()
  return [
    makeColumn(field, `${column}_system`, `text${required}`, `Code system of ${words} (URI)`),
    makeColumn(field, column === 'code' ? column : `${column}_code`, `text${required}`, `Code of ${words}`),
    makeColumn(field, `${column}_display`, `text${required}`, `${field.label} in words`),
  ]
}

function makeColumn(field: Field, column: string, definition: string, comment: string): FieldColumn {
  return { column, key: keyOfColumn(column), definition, comment: `@${field.dataClass} ${comment}` }
}
