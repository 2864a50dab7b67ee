/** JSON as the generator made it, as the team has it now, and as the generator makes it now. */
export interface ThreeTrees {
  base: unknown
  ours: unknown
  theirs: unknown
}

/** What came of a merge, and the paths (`field.lot`) that both sides changed, each in its own way. */
export interface MergedTree {
  tree: unknown
  conflicts: readonly string[]
}

/** Merges key by key, in the team's order; lists of texts as sets; anything else is one value. */
export function mergeJson({ base, ours, theirs }: ThreeTrees, path = ''): MergedTree {
  if (isSame(ours, theirs) || isSame(theirs, base)) return { tree: ours, conflicts: [] }
  if (isSame(ours, base)) return { tree: theirs, conflicts: [] }
  if (isTexts(base) && isTexts(ours) && isTexts(theirs)) {
    return { tree: mergeTexts(base, ours, theirs), conflicts: [] }
  }
  if (!isTree(ours) || !isTree(theirs)) return { tree: ours, conflicts: [path] }
  const before = isTree(base) ? base : {}
  const entries = orderKeys(Object.keys(ours), Object.keys(theirs)).map((key) => {
    const three = { base: before[key], ours: ours[key], theirs: theirs[key] }
    return { key, ...mergeJson(three, path === '' ? key : `${path}.${key}`) }
  })
  const kept = entries.filter(({ tree }) => tree !== undefined)
  return {
    tree: Object.fromEntries(kept.map(({ key, tree }) => [key, tree])),
    conflicts: entries.flatMap(({ conflicts }) => conflicts),
  }
}

type JsonTree = Record<string, unknown>

function isTree(value: unknown): value is JsonTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

function mergeTexts(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const left = ours.filter((text) => theirs.includes(text) || !base.includes(text))
  const added = theirs.filter((text) => !base.includes(text) && !ours.includes(text))
  const isSorted = ours.every((text, index) => index === 0 || (ours[index - 1] ?? '') <= text)
  return isSorted ? [...left, ...added].sort() : [...left, ...added]
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** A key that only the generator has comes after the one that it follows there. */
function orderKeys(ours: readonly string[], theirs: readonly string[]): string[] {
  const keys = [...ours]
  for (const [index, key] of theirs.entries()) {
    if (keys.includes(key)) continue
    const before = theirs[index - 1]
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key)
  }
  return keys
}
