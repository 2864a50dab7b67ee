import { parseSync } from 'oxc-parser'
import { normaliseSource } from './hashes.ts'

/** Says whether two versions of a file are the same but for comments, spaces and line ends. */
export function isSameCode(fileName: string, one: string, other: string): boolean {
  if (normaliseSource(one) === normaliseSource(other)) return true
  const [first, second] = [renderTree(fileName, one), renderTree(fileName, other)]
  return first !== undefined && first === second
}

/** The tree without places; undefined where the file cannot be parsed. */
function renderTree(fileName: string, source: string): string | undefined {
  const { program, errors } = parseSync(fileName, normaliseSource(source))
  if (errors.length > 0) return undefined
  return JSON.stringify(program.body, (key, value: unknown) => {
    if (key === 'start' || key === 'end' || key === 'raw') return undefined
    return typeof value === 'bigint' ? `${value}n` : value
  })
}
