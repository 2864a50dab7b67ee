import { isSameDraft, type Path, pointerOf, readAt, writeAt } from './draft.ts'

export type Side = 'mine' | 'theirs'

/** A place on which what was typed and what the record says now differ. */
export interface Difference {
  readonly path: Path
  readonly pointer: string
  readonly mine: unknown
  readonly theirs: unknown
  /** The side that alone changed since the form was opened; undefined when both did: then a person chooses. */
  readonly suggested: Side | undefined
}

export interface Drafts {
  /** What the form was opened with. */
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

/**
 * The places that differ after a conflict, in the draft's order. A place is a field of the form, or a value
 * without a field; lists of different length are compared as a whole.
 */
export function differencesOf(
  drafts: Drafts,
  isField: (pointer: string) => boolean,
  path: Path = [],
): Difference[] {
  const { base, mine, theirs } = drafts
  const [before, my, their] = [readAt(base, path), readAt(mine, path), readAt(theirs, path)]
  if (isSameDraft(my, their)) return []
  const pointer = pointerOf(path)
  if (!isField(pointer) && isSameShape(my, their)) {
    return stepsOf(my, their).flatMap((step) => differencesOf(drafts, isField, [...path, step]))
  }
  return [{ path, pointer, mine: my, theirs: their, suggested: suggestionOf(before, my, their) }]
}

/** Their draft with the places of mine that were chosen. */
export function mergeDrafts(
  { mine, theirs }: Pick<Drafts, 'mine' | 'theirs'>,
  differences: readonly Difference[],
  choices: ReadonlyMap<string, Side>,
): unknown {
  return differences
    .filter(({ pointer }) => choices.get(pointer) === 'mine')
    .reduce((merged, { path }) => writeAt(merged, path, readAt(mine, path)), theirs)
}

function suggestionOf(before: unknown, mine: unknown, theirs: unknown): Side | undefined {
  if (isSameDraft(before, mine)) return 'theirs'
  return isSameDraft(before, theirs) ? 'mine' : undefined
}

function isSameShape(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (!Array.isArray(one) && !Array.isArray(other)) return true
  return Array.isArray(one) && Array.isArray(other) && one.length === other.length
}

function stepsOf(one: unknown, other: unknown): (string | number)[] {
  if (Array.isArray(one)) return one.map((_, index) => index)
  return [...new Set([...keysOf(one), ...keysOf(other)])]
}

function keysOf(draft: unknown): string[] {
  return typeof draft === 'object' && draft !== null ? Object.keys(draft) : []
}
