/** Text of the metadata as it stands in a page: nothing in it is markup. */
export function prose(text: string): string {
  return escapeMarkup(text).replace(/^([#+-]|\d+[.)])/, '\\$1')
}

function escapeMarkup(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|$~&]/g, '\\$&')
}

/** A sentence of the workspace’s own, in which code may stand between backticks. */
export function sentence(text: string): string {
  return text
    .split('`')
    .map((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1 ? code(part) : escapeMarkup(part),
    )
    .join('')
}

/** A name, path or command within a line. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  return `${fence}${text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')}${fence}`
}

/** A list; nothing for no items. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

/** Boxes to tick. */
export function checklist(items: readonly string[]): string {
  return items.map((item) => `- [ ] ${item}`).join('\n')
}

/** A table; nothing for no rows. Cells are markdown on one line. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const lines = [header, header.map(() => '---'), ...rows.map((row) => row.map((cell) => cell || '—'))]
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}

/** Commands to copy. */
export function shell(lines: readonly string[]): string {
  return literal(lines, 'sh')
}

/** Names as a sentence has them: `a`, `b` and `c`. */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

/** Minutes as people say them. */
export function minutes(count: number): string {
  if (count === 0) return 'at once'
  if (count % 1440 === 0) return plural(count / 1440, 'day')
  if (count % 60 === 0) return plural(count / 60, 'hour')
  return plural(count, 'minute')
}

/** A number with its noun. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Lines as they are, which no shell runs. */
export function literal(lines: readonly string[], language = 'text'): string {
  return [`\`\`\`${language}`, ...lines, '```'].join('\n')
}
