/** A line by which a step speaks to the runner. */
export interface WorkflowCommand {
  name: string
  properties: Readonly<Record<string, string>>
  text: string
}

/** Finds the command in a line of output: `::error file=a.ts,line=3::It failed`. */
export function findCommand(line: string): WorkflowCommand | undefined {
  const [, name, properties = '', text = ''] =
    /^\s*::([\w-]+)(?: ((?:[^:]|:(?!:))*))?::(.*)$/.exec(line) ?? []
  if (name === undefined) return undefined
  const pairs = properties.split(',').flatMap((pair) => {
    const at = pair.indexOf('=')
    return at < 1 ? [] : [[pair.slice(0, at).trim(), unescapeProperty(pair.slice(at + 1))] as const]
  })
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), text: unescapeText(text) }
}

function unescapeProperty(text: string): string {
  return unescapeText(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}

function unescapeText(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
