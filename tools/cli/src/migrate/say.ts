/** Prints one line of a command's answer. */
export type Say = (line: string) => void

/** To standard output. */
export const say: Say = (line) => {
  process.stdout.write(`${line}\n`)
}
