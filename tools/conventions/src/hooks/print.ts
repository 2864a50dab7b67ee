/** What stops a commit or a push: what is wrong, why that matters, and the commands that mend it. */
export interface Refusal {
  what: string
  details: readonly string[]
  why: string
  /** Commands, or a sentence for what no command does. */
  mend: readonly string[]
}

/** Renders refusals for a terminal or the window of a graphical client: plain text, without colours. */
export function renderRefusals(refusals: readonly Refusal[]): string {
  return refusals.map(renderRefusal).join('\n')
}

function renderRefusal({ what, details, why, mend }: Refusal): string {
  return [
    '',
    `✗ ${what}`,
    ...details.map((detail) => `    ${detail}`),
    `  Why: ${why}`,
    ...mend.map((line, index) => `  ${index === 0 ? 'Mend:' : '     '} ${line}`),
    '',
  ].join('\n')
}

/** Makes a path safe to print and to paste: in quotes where a shell or a terminal would trip over it. */
export function shown(path: string): string {
  return /^[\w./@+][\w./@+-]*$/.test(path) ? path : JSON.stringify(path)
}

/** The first of many, and how many more there are. */
export function firstOf(lines: readonly string[], most: number): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), `… and ${lines.length - most} more`]
}
