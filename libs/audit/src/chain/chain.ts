import { hash, randomUUID } from 'node:crypto'
import type { SealableEvent } from '../sealable-event.ts'

/** How far a chain has come: what its next link holds on to. */
export interface ChainPosition {
  readonly chainId: string
  /** Events in it. */
  readonly sequence: number
  readonly hash: Buffer
}

/** A batch of links, as it is stored. */
export interface Seal {
  readonly chainId: string
  readonly firstSequence: number
  readonly lastSequence: number
  readonly eventIds: readonly string[]
  readonly eventTimes: readonly string[]
  readonly eventHashes: Buffer
  readonly columnChecks: Buffer
  readonly hash: Buffer
}

/** Begins a chain of a writing process. */
export function startChain(chainId: string = randomUUID()): ChainPosition {
  return { chainId, sequence: 0, hash: firstHash(chainId) }
}

/** What the first link of a chain holds on to: SHA-256 of `audit-chain/1 <id>`, so that no chain passes for another. */
function firstHash(chainId: string): Buffer {
  return hash('sha256', `audit-chain/1 ${chainId}`, 'buffer')
}

/** A link: SHA-256 of the 32 bytes before and of the hashes of a seal's events, 32 bytes each. */
export function nextHash(previous: Buffer, eventHashes: Buffer): Buffer {
  return hash('sha256', Buffer.concat([previous, eventHashes]), 'buffer')
}

/** Continues a chain by some events. */
export function extendChain(position: ChainPosition, events: readonly SealableEvent[]): Seal {
  const eventHashes = Buffer.concat(events.map((event) => event.hash))
  return {
    chainId: position.chainId,
    firstSequence: position.sequence + 1,
    lastSequence: position.sequence + events.length,
    eventIds: events.map(({ id }) => id),
    eventTimes: events.map(({ recordedAt }) => recordedAt),
    eventHashes,
    columnChecks: Buffer.concat(events.map(({ checks }) => checks)),
    hash: nextHash(position.hash, eventHashes),
  }
}

/** Where a chain is after a seal. */
export function positionAfter({ chainId, lastSequence, hash: after }: Seal): ChainPosition {
  return { chainId, sequence: lastSequence, hash: after }
}
