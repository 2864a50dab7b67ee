import type { EventColumn } from '../event-columns.ts'

interface Place {
  readonly chainId: string
  readonly sequence: number
}

/** Where the trail is not what was sealed. */
export type Finding =
  /** Sealed as something else than what is stored now. */
  | (Place & {
      readonly kind: 'event-changed'
      readonly eventId: string
      readonly columns: readonly EventColumn[]
    })
  /** Sealed, and not stored any more. */
  | (Place & { readonly kind: 'event-missing'; readonly eventId: string })
  /** The chain jumps over the links from `sequence` to `until`. */
  | (Place & { readonly kind: 'seal-missing'; readonly until: number })
  /** The links from `sequence` to `until` do not continue the one before, or were changed. */
  | (Place & { readonly kind: 'seal-changed'; readonly until: number })
  /** Stored, and sealed by nobody. */
  | { readonly kind: 'event-unsealed'; readonly eventId: string; readonly recordedAt: string }
  /** A head that was written down says something else than the chain. */
  | (Place & { readonly kind: 'head-differs'; readonly at: string })
  /** A head was written down that the chain does not reach. */
  | (Place & { readonly kind: 'head-missing'; readonly at: string; readonly reached: number })

/** What a verification went through, and what it could not tell. */
export interface VerifySummary {
  readonly chains: number
  readonly seals: number
  readonly events: number
  readonly findings: number
  /** Heads that the chains were compared with. */
  readonly headsMatched: number
  /** Heads of chains that went on after the backup was made. */
  readonly headsAfterBackup: number
  /** Events sealed much later than recorded: their process was killed, a command wrote them, or they were slipped in. */
  readonly sealedLate: number
  /** Events so young that their seal may be under way. */
  readonly awaitingSeal: number
}
