import { isDeepStrictEqual } from 'node:util'

/** Three states of the same settings. */
export interface Versions {
  /** What a preset made. */
  base: unknown
  /** What a team has made of it. */
  mine: unknown
  /** What another preset makes. */
  theirs: unknown
}

/** Settings of the other preset with the team’s own edits in them, and where those are. */
export interface Merged {
  value: unknown
  kept: readonly string[]
}

/**
 * Carries edits over into another preset: a setting that differs from what the first preset made is the team’s, and
 * stays. Lists are one setting each. What is named (environments, owners) and unknown to the other preset goes, unless
 * the team added it.
 */
export function mergeSettings({ base, mine, theirs }: Versions, path = ''): Merged {
  if (isDeepStrictEqual(base, mine)) return { value: theirs, kept: [] }
  if (!isRecord(mine) || !isRecord(theirs) || !(isRecord(base) || base === undefined)) {
    const isGone = theirs === undefined && base !== undefined
    return isGone ? { value: undefined, kept: [] } : { value: mine, kept: [path] }
  }
  return mergeRecords({ base: base ?? {}, mine, theirs }, path)
}

type Settings = Record<string, unknown>

function mergeRecords({ base, mine, theirs }: Record<keyof Versions, Settings>, path: string): Merged {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
  const merged = names.map((name) => {
    const where = path === '' ? name : `${path}.${name}`
    const versions = { base: base[name], mine: mine[name], theirs: theirs[name] }
    // Taken out by the team; as long as the other preset says the same, it stays out.
    const isTakenOut = !(name in mine) && name in base && isDeepStrictEqual(base[name], theirs[name])
    if (isTakenOut) return { name, value: undefined, kept: [where] }
    return { name, ...(name in mine ? mergeSettings(versions, where) : { value: theirs[name], kept: [] }) }
  })
  return {
    value: Object.fromEntries(
      merged.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    ),
    kept: merged.flatMap(({ kept }) => kept),
  }
}

function isRecord(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
