/** Columns that this workspace's formatter allows. */
const WIDTH = 110

/** Renders JSON as this workspace's formatter would: lists of plain values on one line where they fit. */
export function renderFormatted(value: unknown): string {
  return `${render(value, '', 0)}\n`
}

/** `used` are the columns that are taken on the line already. */
function render(value: unknown, indent: string, used: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
    const isPlain = value.every((item) => typeof item !== 'object' || item === null)
    if (isPlain && used + line.length + 1 <= WIDTH) return line
    const items = value.map((item) => `${inner}${render(item, inner, inner.length)}`)
    return `[\n${items.join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, each]) => {
    const lead = `${inner}${JSON.stringify(key)}: `
    return `${lead}${render(each, inner, lead.length)}`
  })
  return `{\n${lines.join(',\n')}\n${indent}}`
}
