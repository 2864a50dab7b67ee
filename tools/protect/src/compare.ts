import type { Settings } from './part.ts'

/** One setting that differs; `found` is absent where there is none. */
export interface Change {
  /** Such as `rules.pull_request.required_approving_review_count`. */
  path: string
  found?: unknown
  wanted?: unknown
}

/** Lists the settings in which two differ, by path. */
export function listChanges(found: Settings, wanted: Settings): Change[] {
  const [before, after] = [flatten(found), flatten(wanted)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter((path) => JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)))
    .map((path) => ({
      path,
      ...(before.has(path) && { found: before.get(path) }),
      ...(after.has(path) && { wanted: after.get(path) }),
    }))
}

/** Brings lists into one order: nowhere in these settings does the order of a list mean anything. */
export function sortLists(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sortLists).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, child]): [string, unknown] => [key, sortLists(child)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/**
 * Takes of an answer only what was asked for: GitHub adds settings of its own to what it was told, and leaves out texts
 * that are empty.
 */
export function takeAsked(asked: unknown, answered: unknown): unknown {
  if (Array.isArray(asked) && Array.isArray(answered))
    return answered.map((item) => takeAsked(asked[0], item))
  if (!isRecord(asked) || !isRecord(answered)) return answered ?? (asked === '' ? '' : answered)
  return Object.fromEntries(
    Object.entries(asked).map(([key, child]) => [key, takeAsked(child, answered[key])]),
  )
}

function flatten(value: Settings): Map<string, unknown> {
  return new Map(Object.entries(value).flatMap(([key, child]) => listLeaves(child, key)))
}

function listLeaves(value: unknown, path: string): [string, unknown][] {
  if (!isRecord(value) || Object.keys(value).length === 0) return value === undefined ? [] : [[path, value]]
  return Object.entries(value).flatMap(([key, child]) => listLeaves(child, `${path}.${key}`))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
