/** The error that a generator ends with where it wrote nothing: every problem at once, one a line. */
export function createRefusal(problems: readonly string[]): Error {
  return new Error(`Nothing was written:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
}
