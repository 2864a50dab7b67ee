import { isDeepStrictEqual } from 'node:util'
import { applyEdits, modify } from 'jsonc-parser'

type Path = readonly (string | number)[]

/**
 * Writes new metadata into the text of delivery.json, touching only what differs: order and layout of the rest stay as
 * they are. What is new comes after the setting that it follows in the new metadata; its layout is for a formatter.
 */
export function editText(text: string, before: unknown, after: unknown): string {
  return listChanges(before, after, []).reduce((edited, { path, value, order }) => {
    const edits = modify(edited, [...path], value, {
      getInsertionIndex: (present) => findPlace(present, order, String(path.at(-1))),
    })
    return applyEdits(
      edited,
      edits.map((edit) => ({ ...edit, content: spread(edit.content, value) })),
    )
  }, text)
}

/** Objects over several lines, as in the rest of the file; formatters leave them so. */
function spread(content: string, value: unknown): string {
  return content.replace(JSON.stringify(value) ?? '', () => JSON.stringify(value, null, 2) ?? '')
}

interface Change {
  path: Path
  value: unknown
  /** The names beside it, in the order wanted. */
  order: readonly string[]
}

function listChanges(before: unknown, after: unknown, path: Path): Change[] {
  if (isDeepStrictEqual(before, after)) return []
  if (!isRecord(before) || !isRecord(after)) return [{ path, value: after, order: [] }]
  const order = Object.keys(after)
  const gone = Object.keys(before).filter((key) => !(key in after))
  return [
    ...gone.map((key) => ({ path: [...path, key], value: undefined, order })),
    ...order.flatMap((key) =>
      key in before
        ? listChanges(before[key], after[key], [...path, key])
        : [{ path: [...path, key], value: after[key], order }],
    ),
  ]
}

function findPlace(present: readonly string[], order: readonly string[], name: string): number {
  const earlier = order.slice(0, order.indexOf(name))
  return Math.max(-1, ...earlier.map((key) => present.indexOf(key))) + 1
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
