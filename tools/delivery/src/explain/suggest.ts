const LISTED = 3

/** Finds the names that are nearest to one that was mistyped; none where none is near. */
export function findClosest(name: string, known: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3))
  return known
    .map((each) => ({ each, distance: countEdits(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, distance }) => distance <= limit || each.toLowerCase().includes(name.toLowerCase()))
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))
    .slice(0, LISTED)
    .map(({ each }) => each)
}

/** Levenshtein’s distance. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const exchange = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(exchange, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
