/** Reads what a step wrote into GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE. Throws on what GitHub refuses. */
export function parseCommandFile(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const [, name, sign, value = ''] = /^([^=]+?)(=|<<)(.*)$/.exec(line) ?? []
    if (name === undefined) throw new Error(`Invalid format "${line}": expected name=value or name<<END.`)
    if (sign === '=') {
      found[name] = value
      continue
    }
    const end = lines.indexOf(value, at + 1)
    if (value === '' || end === -1)
      throw new Error(`Invalid value. Matching delimiter not found "${value}" for "${name}".`)
    found[name] = lines.slice(at + 1, end).join('\n')
    at = end
  }
  return found
}

/** Reads what a step wrote into GITHUB_PATH: folders, of which the last comes first on the path. */
export function parsePathFile(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== '')
}
