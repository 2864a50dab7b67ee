/** One of the options about files of SQL, in the order of the command line. */
export interface GivenSql {
  kind: 'sql' | 'setup' | 'tx'
  value: string
}

/** A file of SQL with what belongs to it. */
export interface PairedSql {
  file: string
  setup?: string
  tx: string
}

interface Open {
  sql?: string
  setup?: string
  tx?: string
}

/**
 * Puts files together with their setups, before or after the file on the command line; a mode that is given only
 * once is that of all files. Throws when a setup or mode has no file.
 */
export function pairSql(given: readonly GivenSql[]): PairedSql[] {
  const modes = given.filter(({ kind }) => kind === 'tx')
  const isShared = modes.length === 1
  const cases: Open[] = []
  let ahead: Open = {}
  for (const { kind, value } of given) {
    const last = cases.at(-1)
    if (kind === 'tx' && isShared) continue
    if (kind === 'sql') {
      cases.push({ ...ahead, sql: value })
      ahead = {}
    } else if (last !== undefined && last[kind] === undefined) last[kind] = value
    else if (ahead[kind] === undefined) ahead = { ...ahead, [kind]: value }
    else throw new Error(`--${kind} ${value} belongs to no --sql.`)
  }
  const [lost] = Object.entries(ahead)
  if (lost !== undefined) throw new Error(`--${lost[0]} ${lost[1]} belongs to no --sql.`)
  const shared = isShared ? modes[0]?.value : undefined
  return cases.map(({ sql = '', setup, tx }) => ({
    ...{ file: sql, tx: tx ?? shared ?? 'auto' },
    ...(setup !== undefined && { setup }),
  }))
}
