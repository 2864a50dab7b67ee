import { askOne, askText, hasTerminal } from '../migration/ask.ts'
import type { FieldOptions } from './generator.ts'

const KINDS = {
  add: 'add fields',
  rename: 'give a field another name',
  remove: 'remove fields',
  addValue: 'add values to an enum',
} as const

const EXAMPLES = {
  add: 'weight:quantity? note:text?',
  rename: 'lot:lotNumber',
  remove: 'note',
  addValue: 'status:cancelled',
} as const

/** What was given; with no change among it, what somebody at the terminal wants changed. */
export async function askForChanges(given: FieldOptions): Promise<FieldOptions> {
  const { add, rename, remove, addValue } = given
  const isGiven = [add, rename, remove, addValue].some((one) => one !== undefined)
  if (isGiven || !hasTerminal()) return given
  const kind = await askOne('What is to change?', KINDS)
  if (kind !== 'add' && kind !== 'rename' && kind !== 'remove' && kind !== 'addValue') return given
  const answer = await askText(KINDS[kind], EXAMPLES[kind])
  if (kind !== 'add' || answer === undefined) return { ...given, [kind]: answer ?? '' }
  const value = await askText(
    'What records that are there get in required ones (name=value)',
    'priority=routine',
  )
  return { ...given, add: answer, ...(value === undefined ? {} : { default: value }) }
}
