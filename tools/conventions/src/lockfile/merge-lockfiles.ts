/** The three sides of a merge: what both began from, and what each made of it. */
export interface MergeSides {
  readonly base: string
  readonly ours: string
  readonly theirs: string
}

/**
 * Merges pnpm-lock.yaml entry by entry: two branches that each add a package have no line in common, though git sees
 * two texts at the same place. Entries are taken as text, so that nothing is written otherwise than pnpm wrote it.
 *
 * @returns `undefined` when both sides changed the same entry: then a person runs `pnpm install`
 */
export function mergeLockfiles({ base, ours, theirs }: MergeSides): string | undefined {
  const [before, mine, others] = [base, ours, theirs].map(splitEntries)
  if (before === undefined || mine === undefined || others === undefined) return undefined
  const merged = new Map<string, string>()
  for (const key of new Set([...mine.keys(), ...others.keys()])) {
    const entry = mergeEntry(before.get(key), mine.get(key), others.get(key))
    if (entry === CONFLICT) return undefined
    if (entry !== undefined) merged.set(key, entry)
  }
  return placeKeys([...mine.keys()], [...others.keys()])
    .map((key) => merged.get(key) ?? '')
    .join('')
}

const CONFLICT = Symbol('both sides changed it')

type Entry = string | undefined

function mergeEntry(base: Entry, ours: Entry, theirs: Entry): Entry | typeof CONFLICT {
  if (ours === theirs || theirs === base) return ours
  return ours === base ? theirs : CONFLICT
}

/** The entries by section and first line, each with the lines that belong to it; so is the head of a section. */
function splitEntries(text: string): Map<string, string> {
  const entries = new Map<string, string>()
  let section = ''
  let key = ''
  for (const line of text.split(/(?<=\n)/)) {
    if (/^\S/.test(line)) section = line.trim()
    if (/^ {0,2}\S/.test(line)) key = `${section}\n${line.trim()}`
    entries.set(key, `${entries.get(key) ?? ''}${line}`)
  }
  return entries
}

/** Our keys in their order, each of theirs before the first of its section that comes after it by name. */
function placeKeys(mine: readonly string[], others: readonly string[]): string[] {
  const placed = [...mine]
  for (const key of others.filter((other) => !mine.includes(other))) {
    const section = sectionOf(key)
    const own = placed.filter((other) => sectionOf(other) === section)
    const next = own.find((other, index) => index > 0 && plain(other) > plain(key))
    const after = own.at(-1)
    if (next !== undefined) placed.splice(placed.indexOf(next), 0, key)
    else placed.splice(after === undefined ? placed.length : placed.indexOf(after) + 1, 0, key)
  }
  return placed
}

function sectionOf(key: string): string {
  return key.slice(0, key.indexOf('\n'))
}

/** A name as pnpm sorts it: without quotes, and without what stands behind the colon. */
function plain(key: string): string {
  return key
    .slice(key.indexOf('\n') + 1)
    .replaceAll("'", '')
    .replace(/:( .*)?$/, '')
}
