/** A port of this machine that a service was to have, and the one that it has. */
export interface MovedPort {
  from: number
  to: number
}

/** Says another port in a variable or a script: after the name of this machine, or where the port is all there is. */
export function movePorts(text: string, moved: readonly MovedPort[]): string {
  return moved.reduce((rest, { from, to }) => {
    if (rest.trim() === String(from)) return String(to)
    return rest.replace(new RegExp(`(localhost|127\\.0\\.0\\.1|\\[::1\\]):${from}(?!\\d)`, 'g'), `$1:${to}`)
  }, text)
}
