import { diff } from 'node:util'

/** One text as the generator made it, as the team has it now, and as the generator makes it now. */
export interface ThreeTexts {
  base: string
  ours: string
  theirs: string
}

/** Lines that both sides changed, each in its own way. */
export interface TextConflict {
  /** In the team's text, from 1. */
  line: number
  ours: readonly string[]
  theirs: readonly string[]
}

/** What came of a merge; a text with conflicts has the usual marks round them. */
export interface Merged {
  text: string
  conflicts: readonly TextConflict[]
}

/**
 * Merges line by line. Unlike git, it takes a change next to another's as what it is: no conflict. Lines that both
 * changed alike, and what only one side changed, merge; two insertions at one place do not.
 */
export function mergeTexts({ base, ours, theirs }: ThreeTexts): Merged {
  const lines = base.split('\n')
  const hunks = [
    ...listHunks(lines, ours.split('\n')).map((hunk) => ({ ...hunk, side: 'ours' as const })),
    ...listHunks(lines, theirs.split('\n')).map((hunk) => ({ ...hunk, side: 'theirs' as const })),
  ].sort((one, other) => one.start - other.start || one.end - other.end)
  const merged: string[] = []
  const conflicts: TextConflict[] = []
  let [at, shift] = [0, 0]
  for (const { start, end, hunks: group } of groupTouching(hunks)) {
    merged.push(...lines.slice(at, start))
    const [own, other] = [
      apply(lines, { start, end }, group, 'ours'),
      apply(lines, { start, end }, group, 'theirs'),
    ]
    const region = settle(lines.slice(start, end), own, other)
    if (region.conflict !== undefined) {
      conflicts.push({ line: start + shift + region.conflict.at + 1, ...region.conflict })
    }
    merged.push(...region.lines)
    shift += own.length - (end - start)
    at = end
  }
  merged.push(...lines.slice(at))
  return {
    text: merged.join('\n'),
    conflicts: conflicts.map(({ line, ours, theirs }) => ({ line, ours, theirs })),
  }
}

/** Lines of the base that one side has replaced; an insertion replaces none. */
interface Hunk {
  start: number
  end: number
  lines: string[]
}

type SidedHunk = Hunk & { side: 'ours' | 'theirs' }

function listHunks(base: readonly string[], other: readonly string[]): Hunk[] {
  const hunks: Hunk[] = []
  let [at, open] = [0, false]
  // Node says 1 of what only its first text has, and -1 of what only its second has.
  for (const [operation, line] of diff([...base], [...other])) {
    if (operation === 0) {
      at += 1
      open = false
      continue
    }
    if (!open) hunks.push({ start: at, end: at, lines: [] })
    open = true
    const hunk = hunks.at(-1)
    if (operation === 1) {
      at += 1
      if (hunk !== undefined) hunk.end = at
    } else hunk?.lines.push(line)
  }
  return hunks.flatMap(splitLines)
}

/** So many lines in the place of as many are each the other's: what is written between two of them is no conflict. */
function splitLines({ start, end, lines }: Hunk): Hunk[] {
  if (lines.length !== end - start) return [{ start, end, lines }]
  return lines.map((line, index) => ({ start: start + index, end: start + index + 1, lines: [line] }))
}

interface Group {
  start: number
  end: number
  hunks: SidedHunk[]
}

function groupTouching(hunks: readonly SidedHunk[]): Group[] {
  const groups: Group[] = []
  for (const hunk of hunks) {
    const last = groups.at(-1)
    if (last?.hunks.some((other) => isTouching(other, hunk))) {
      last.hunks.push(hunk)
      last.end = Math.max(last.end, hunk.end)
    } else groups.push({ start: hunk.start, end: hunk.end, hunks: [hunk] })
  }
  return groups
}

function isTouching(one: SidedHunk, other: SidedHunk): boolean {
  if (one.side === other.side) return false
  const isSameInsertion = one.start === one.end && other.start === other.end && one.start === other.start
  return isSameInsertion || (one.start < other.end && other.start < one.end)
}

/** A region of the base as one side has it. */
function apply(
  base: readonly string[],
  { start, end }: { start: number; end: number },
  hunks: readonly SidedHunk[],
  side: SidedHunk['side'],
): string[] {
  const own = hunks.filter((hunk) => hunk.side === side)
  const result: string[] = []
  let at = start
  for (const hunk of own) {
    result.push(...base.slice(at, hunk.start), ...hunk.lines)
    at = hunk.end
  }
  return [...result, ...base.slice(at, end)]
}

interface Settled {
  lines: string[]
  conflict?: { at: number; ours: string[]; theirs: string[] }
}

function settle(base: readonly string[], ours: string[], theirs: string[]): Settled {
  if (isSame(ours, theirs) || isSame(theirs, base)) return { lines: ours }
  if (isSame(ours, base)) return { lines: theirs }
  const before = countCommon(ours, theirs)
  const after = countCommon(ours.slice(before).reverse(), theirs.slice(before).reverse())
  const [own, other] = [ours.slice(before, ours.length - after), theirs.slice(before, theirs.length - after)]
  return {
    lines: [
      ...ours.slice(0, before),
      ...['<<<<<<< yours', ...own, '=======', ...other, '>>>>>>> nx g field'],
      ...ours.slice(ours.length - after),
    ],
    conflict: { at: before, ours: own, theirs: other },
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index])
}

function countCommon(one: readonly string[], other: readonly string[]): number {
  const different = one.findIndex((line, index) => line !== other[index])
  return Math.min(different === -1 ? one.length : different, other.length)
}
