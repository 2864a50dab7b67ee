import { columnsOf } from '../../feature/columns.ts'
import type { Field } from '../../feature/field.ts'

/** A column of a field, in the parts that a change of it handles one by one. */
export interface ColumnShape {
  column: string
  type: string
  isRequired: boolean
  /** What a check constraint holds the column to. */
  check: string | undefined
  /** The table that it points to, and its key, as SQL writes them: `encounter (id)`. */
  references: string | undefined
  comment: string
}

const DEFINITION =
  /^(?<type>\w+(?:\([\d, ]+\))?)(?: check \((?<check>.+)\))?(?: references (?<references>.+))?$/

/** The columns of a field. Throws on a definition that the generator of features has grown beyond. */
export function shapesOf(field: Field): ColumnShape[] {
  return columnsOf(field).map(({ column, definition, comment }) => {
    const parts = DEFINITION.exec(definition.replace(' not null', ''))?.groups
    if (parts === undefined)
      throw new Error(`The column ${column} is defined in an unknown way: ${definition}.`)
    return {
      ...{ column, type: parts.type ?? '', check: parts.check, references: parts.references },
      isRequired: !field.isOptional,
      comment: comment.replaceAll("'", '’'),
    }
  })
}
