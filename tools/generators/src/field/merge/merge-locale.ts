import type { FieldPair } from '../changes.ts'
import { type MergedTree, mergeJson, type ThreeTrees } from './merge-json.ts'

/** Merges texts; those of a field that got another name go with it, and what somebody wrote for it stays. */
export function mergeLocale(three: ThreeTrees, renamed: readonly FieldPair[]): MergedTree {
  const names = new Map(renamed.map(({ from, to }) => [from.name, to.name]))
  const base = renameKeys(three.base, names)
  const ours = renameKeys(three.ours, names)
  const { tree, conflicts } = mergeJson({ base, ours, theirs: three.theirs })
  const fresh = [...names.values()]
  return { tree, conflicts: conflicts.filter((path) => !path.split('.').some((key) => fresh.includes(key))) }
}

function renameKeys(tree: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return tree
  const entries = Object.entries(tree).map(([key, value]): [string, unknown] => [
    // Texts of the fields are one level down: `title` may be a field’s name and the screen’s.
    key,
    key === 'field' || key === 'value' ? renameTop(value, names) : value,
  ])
  return Object.fromEntries(entries)
}

function renameTop(tree: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof tree !== 'object' || tree === null) return tree
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [names.get(key) ?? key, value]))
}
