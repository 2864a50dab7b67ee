/** The one of the choices that is written most like what was given; `undefined` when none is near. */
export function findNearest(given: string, choices: readonly string[]): string | undefined {
  const [nearest] = choices
    .map((choice) => ({ choice, steps: stepsBetween(given.toLowerCase(), choice.toLowerCase()) }))
    .filter(({ choice, steps }) => steps <= Math.max(2, Math.floor(choice.length / 3)))
    .sort((a, b) => a.steps - b.steps)
  return nearest?.choice
}

/** Letters to insert, delete or replace to get from one word to the other (Levenshtein). */
function stepsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...from].entries()) {
    let [corner = 0] = row
    const next = [at + 1]
    for (const [index, other] of [...to].entries()) {
      const above = row[index + 1] ?? 0
      next.push(Math.min(corner + (letter === other ? 0 : 1), above + 1, (next[index] ?? 0) + 1))
      corner = above
    }
    row = next
  }
  return row[to.length] ?? 0
}
