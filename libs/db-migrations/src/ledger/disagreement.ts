/** What the ledger and the database disagree on, and what is half done; each can be mended or has to be decided. */
export type Disagreement =
  | { kind: 'half-applied'; name: string; begun: string[] }
  | { kind: 'half-undone'; name: string }
  | { kind: 'invalid-index'; schema: string; index: string; table: string; builder: number | null }
  | { kind: 'undone-by-hand'; name: string }
  | { kind: 'applied-by-hand'; name: string }
  | { kind: 'edited'; name: string }
  | { kind: 'unrecorded'; name: string }
  | { kind: 'unknown'; name: string }
  | { kind: 'unexplained'; differences: string[] }

/** The kinds that can be mended, in the order in which they are. */
export const MENDABLE_KINDS = [
  'invalid-index',
  'half-undone',
  'half-applied',
  'undone-by-hand',
  'applied-by-hand',
  'edited',
  'unrecorded',
] as const

export type MendableKind = (typeof MENDABLE_KINDS)[number]

/** A disagreement that can be mended. */
export type Mendable = Extract<Disagreement, { kind: MendableKind }>

/** Says whether a disagreement can be mended; the others need a decision that only people can make. */
export function isMendable(disagreement: Disagreement): disagreement is Mendable {
  return MENDABLE_KINDS.some((kind) => kind === disagreement.kind)
}

/** Says what was found, and why it matters. */
export function describeDisagreement(found: Disagreement): string {
  switch (found.kind) {
    case 'half-applied':
      return `${found.name} was begun outside of a transaction and not finished${
        found.begun.length === 0
          ? '.'
          : `; begun: ${found.begun.map((sql) => sql.replace(/\s+/g, ' ')).join('; ')}.`
      } "pnpm ehr migrate up" finishes it.`
    case 'half-undone':
      return `${found.name} was being undone outside of a transaction, and that was not finished.`
    case 'invalid-index':
      return `The index ${found.index} on ${found.table} is invalid: an interrupted CONCURRENTLY left it. It costs writes and serves no query.${
        found.builder === null ? '' : ` Session ${found.builder} may be building it now: wait for that first.`
      }`
    case 'undone-by-hand':
      return `${found.name} counts as applied, but nothing of what it makes is there: somebody undid it by hand.`
    case 'applied-by-hand':
      return `${found.name} counts as pending, but all that it makes is there: somebody applied it by hand, or deleted its row.`
    case 'edited':
      return `${found.name} was edited after it was applied here. What the database has is what the file was then.`
    case 'unrecorded':
      return `${found.name} was applied by something that keeps no checksums, such as Kysely’s own Migrator: an edit would go unseen.`
    case 'unknown':
      return `${found.name} was applied by a newer release or another branch. Use its files; nothing can be mended with these.`
    case 'unexplained':
      return `The schema differs from what the migrations make:\n${found.differences.map((line) => `    ${line}`).join('\n')}\n  No single migration explains that. Write one that settles it, or undo by hand what was done by hand.`
  }
}

/** Says what mending would do, as a question without its question mark. */
export function describeMend({ kind, ...found }: Mendable): string {
  const name = 'name' in found ? found.name : ''
  switch (kind) {
    case 'half-applied':
      return `Run the down of ${name}, passing over what was never made, and count it as not applied`
    case 'half-undone':
      return `Finish undoing ${name}`
    case 'invalid-index':
      return `Drop the index ${'index' in found ? found.index : ''} (concurrently)`
    case 'undone-by-hand':
      return `Count ${name} as not applied, so that "migrate up" applies it again (with --unordered where later ones are applied)`
    case 'applied-by-hand':
      return `Count ${name} as applied, without running it`
    case 'edited':
      return `Take the file of ${name} as it is now for what was applied`
    case 'unrecorded':
      return `Record the checksum of ${name} as its file is now`
  }
}
