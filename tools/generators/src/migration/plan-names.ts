/** Says when a migration comes that is written now: after all that are there, also after those of a fast clock. */
export function planTime(now: Date, existing: readonly string[]): string {
  const digits = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const last = existing
    .map((name) => name.slice(0, 14))
    .sort()
    .at(-1)
  return last !== undefined && last >= digits ? addSecond(last, 1) : digits
}

/** Counts a migration's time on by seconds. */
export function addSecond(time: string, seconds: number): string {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(time)
  if (parts === null) throw new Error(`${time} is no time of 14 digits.`)
  const [year = 0, month = 1, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  // What is no time of a clock (minute 75) is still counted on, and carried over.
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute, second + seconds))
  return moment.toISOString().replace(/\D/g, '').slice(0, 14)
}

/** Makes the words of a file's name from what was typed ("Visit kind" → visit_kind), or says that nothing is left. */
export function parseName(typed: string): { ok: true; name: string } | { ok: false; problem: string } {
  const name = typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  if (/^[a-z][a-z0-9_]{0,59}$/.test(name)) return { ok: true, name }
  return {
    ok: false,
    problem: `"${typed}" gives no name for a file. Say in up to 60 letters what the migration does, for instance visit_kind.`,
  }
}
