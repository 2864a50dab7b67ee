import type { LedgerEntry } from '@ehr/db-migrations'

/** Words for the states. */
const STATES = {
  applied: 'applied',
  pending: 'pending',
  'half-applied': 'half-done',
  'half-undone': 'half-done',
} as const satisfies Record<LedgerEntry['state'], string>

/** Says the state of each migration in a line, and below what is not as it should be, with what helps. */
export function renderStatus(
  ledger: readonly LedgerEntry[],
  renderDuration: (durationMs: number) => string,
): string[] {
  const width = Math.max(0, ...ledger.map(({ name }) => name.length))
  const lines = ledger.map((entry) => {
    const when = entry.appliedAt?.toISOString().slice(0, 16).replace('T', ' ')
    const duration = entry.durationMs === undefined ? '' : renderDuration(entry.durationMs)
    const state = entry.isKnown ? STATES[entry.state] : 'unknown'
    const columns = [
      state.padEnd(9),
      entry.name.padEnd(width),
      (when === undefined ? '' : `${when} UTC`).padEnd(20),
    ]
    return [...columns, duration.padStart(8), remarkOn(entry)].join('  ').trimEnd()
  })
  return [...lines, ...listRemedies(ledger)]
}

/** Says whether all is applied, and as the files say. */
export function isSettled(ledger: readonly LedgerEntry[]): boolean {
  return ledger.every(({ state, isKnown, file }) => state === 'applied' && isKnown && file !== 'edited')
}

function remarkOn({ state, isKnown, file }: LedgerEntry): string {
  if (state === 'half-applied') return 'begun and not finished'
  if (state === 'half-undone') return 'undoing it was not finished'
  if (!isKnown) return 'not among the migrations here'
  if (file === 'edited') return 'edited since'
  return file === 'unrecorded' ? 'no checksum' : ''
}

function listRemedies(ledger: readonly LedgerEntry[]): string[] {
  const has = (test: (entry: LedgerEntry) => boolean) => ledger.some(test)
  return [
    ...(has(({ state }) => state.startsWith('half-'))
      ? ['Half done: "pnpm ehr migrate up" goes on, "pnpm ehr migrate repair" undoes it.']
      : []),
    ...(has(({ isKnown }) => !isKnown)
      ? ['Unknown: a newer release or another branch applied it. Use its files to go on or to undo it.']
      : []),
    ...(has(({ file }) => file === 'edited')
      ? ['Edited: put the file back as it was; "pnpm ehr migrate repair" shows what else helps.']
      : []),
    ...(has(({ file }) => file === 'unrecorded')
      ? ['No checksum: applied before these were kept; "pnpm ehr migrate repair" records them.']
      : []),
  ]
}
