import { diff } from 'node:util'

/** One line of a comparison: in both texts, only in the later one, or only in the earlier one. */
export type Edit = readonly [sign: ' ' | '+' | '-', line: string]

/**
 * Compares two texts line by line. Node’s `diff` compares all pairs of what it is given, so what is the same at both ends
 * is taken off first.
 */
export function compareLines(before: readonly string[], after: readonly string[]): Edit[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return [
    ...before.slice(0, head).map(same),
    ...compareMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

/** Node’s `diff` fails on nothing. */
function compareMiddle(before: string[], after: string[]): Edit[] {
  if (before.length === 0) return after.map((line) => ['+', line])
  if (after.length === 0) return before.map((line) => ['-', line])
  return diff(before, after).map(([sign, line]): Edit => [sign === 0 ? ' ' : sign === 1 ? '-' : '+', line])
}

function same(line: string): Edit {
  return [' ', line]
}
