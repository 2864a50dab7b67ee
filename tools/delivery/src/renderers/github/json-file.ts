import { markText } from '../generated-mark.ts'
import type { RenderedFile } from '../renderer.ts'

/** How long a line may be, as the workspace’s formatter has it. */
const COLUMNS = 110

/** Writes an object as JSON, whose first key says where it comes from; as the workspace’s formatter prints it. */
export function renderJson(path: string, from: readonly string[], value: object): RenderedFile {
  return { path, text: `${print({ $comment: markText(from), ...value }, '', 0)}\n`, from }
}

/** Makes the name of a file from words: `protect deploy/staging` becomes `protect-deploy-staging`. */
export function fileNameOf(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|-+$/g, '')
}

/** `used` is what stands before the value on its line, besides the indentation. */
function print(value: unknown, indent: string, used: number): string {
  const deeper = `${indent}  `
  if (Array.isArray(value)) return printList(value, indent, used)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const lines = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .map(([key, child]) => {
      const name = `${JSON.stringify(key)}: `
      return `${deeper}${name}${print(child, deeper, name.length)}`
    })
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`
}

/** A list of plain values stands on one line where there is room, with a comma behind it. */
function printList(list: readonly unknown[], indent: string, used: number): string {
  const flat = `[${list.map((item) => JSON.stringify(item)).join(', ')}]`
  const isPlain = list.every((item) => typeof item !== 'object' || item === null)
  if (isPlain && indent.length + used + flat.length + 1 <= COLUMNS) return flat
  const deeper = `${indent}  `
  return `[\n${list.map((item) => `${deeper}${print(item, deeper, 0)}`).join(',\n')}\n${indent}]`
}
