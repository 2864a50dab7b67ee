import * as z from 'zod'
import { answersSchema } from '../answers/answers.ts'
import { type FileTree, findText, withText } from '../tree/file-tree.ts'

/** Where a clone says what it was made from, and with which answers. */
export const RECORD_FILE = '.template.json'

const originSchema = z.strictObject({
  /** Of the template, such as `0.1.0`. */
  version: z.string(),
  /** The template's commit; where a clone began without its history, the commit that it began with. */
  commit: z.string(),
  /** The files of that commit, whatever its history. */
  tree: z.string(),
})

const recordSchema = originSchema.extend({ answers: answersSchema })

/** What a clone was made from. */
export type Origin = z.infer<typeof originSchema>

/** What a clone remembers of its beginning. */
export type TemplateRecord = z.infer<typeof recordSchema>

/** Writes down what a clone is made from. */
export function recordOrigin(tree: FileTree, record: TemplateRecord): FileTree {
  return withText(tree, RECORD_FILE, `${JSON.stringify(recordSchema.parse(record), null, 2)}\n`)
}

/**
 * Reads what a clone was made from; undefined before `ehr init`.
 *
 * @throws Error when somebody has broken the file
 */
export function findRecord(tree: FileTree): TemplateRecord | undefined {
  const text = findText(tree, RECORD_FILE)
  return text === undefined ? undefined : parseRecord(text)
}

/**
 * Parses the text of the record.
 *
 * @throws Error with what is wrong
 */
function parseRecord(text: string): TemplateRecord {
  try {
    return recordSchema.parse(JSON.parse(text))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new Error(
      `${RECORD_FILE} cannot be read: ${why}\nPut it back as "git log -p ${RECORD_FILE}" has it.`,
      {
        cause,
      },
    )
  }
}
