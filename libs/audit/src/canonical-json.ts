/**
 * The one text of a JSON value (RFC 8785): members by name in the order of UTF-16 code units, no blanks, numbers
 * and texts as ECMAScript writes them. Any library for that RFC, in any language, makes the same bytes.
 *
 * @param value of JSON alone: no `undefined`, no dates.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`
}
