import { printable } from '@ehr/conventions/branching'
import type { ListedDatabase, Snapshot } from '@ehr/dev'

/** What `pnpm ehr db list` prints: the branches' databases, the current one marked, then the snapshots. */
export function renderList(databases: readonly ListedDatabase[], snapshots: readonly Snapshot[]): string[] {
  const width = Math.max(
    ...[
      ...databases.map(({ branch }) => printable(branch).length),
      ...snapshots.map(({ name }) => name.length),
      20,
    ],
  )
  return [
    databases.length === 0
      ? 'No branch has a database yet: the first "pnpm dev" makes one.'
      : 'Databases of branches (* is checked out):',
    ...databases.map((each) => `${each.isCurrent ? '*' : ' '} ${renderDatabase(each, width)}`),
    '',
    snapshots.length === 0
      ? 'There are no snapshots. "pnpm ehr db snapshot <name>" makes one.'
      : 'Snapshots:',
    ...snapshots.map(
      ({ name, sizeBytes, madeAt }) => `  ${name.padEnd(width)} ${renderRest(sizeBytes, madeAt)}`,
    ),
  ]
}

function renderDatabase(
  { branch, from, isOrphan, madeAt, sizeBytes }: ListedDatabase,
  width: number,
): string {
  const notes = [
    ...(from === undefined ? [] : [`from ${printable(from)}`]),
    ...(isOrphan ? ['its branch is gone: "pnpm ehr db prune" drops it'] : []),
  ]
  const rest = renderRest(sizeBytes, new Date(madeAt))
  return `${printable(branch).padEnd(width)} ${rest}${notes.length === 0 ? '' : `   ${notes.join('; ')}`}`
}

function renderRest(sizeBytes: number, madeAt: Date): string {
  const size = `${Math.round(sizeBytes / 1_000_000)} MB`
  return `${size.padStart(8)}   ${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
