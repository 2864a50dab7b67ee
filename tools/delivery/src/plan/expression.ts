/** Writes an expression as workflows take it; never around a value that somebody outside chose, within a script. */
export function expression(source: string): string {
  return `\${{ ${source} }}`
}
