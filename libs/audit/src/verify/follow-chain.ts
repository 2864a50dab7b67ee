import { type ChainPosition, nextHash, startChain } from '../chain/chain.ts'
import type { ChainHead } from '../chain/chain-head.ts'
import type { Finding } from './finding.ts'
import type { StoredSeal } from './seal-pages.ts'

const HASH_BYTES = 32

/** A seal held against the chain before it. */
export interface FollowedSeal {
  readonly position: ChainPosition
  readonly findings: readonly Finding[]
  /** The head that it agrees with. */
  readonly isHeadMatched: boolean
}

/** The event hashes of a seal, in their order. */
export function eventHashesOf({ eventHashes, eventIds }: StoredSeal): Buffer[] {
  return eventIds.map((_, index) => eventHashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES))
}

/**
 * Computes the chain over a seal anew.
 *
 * @param position where the chain was before, by what is stored
 * @param head what was written down of this chain, if it lies in this seal
 */
export function followSeal(
  position: ChainPosition | undefined,
  seal: StoredSeal,
  head: ChainHead | undefined,
): FollowedSeal {
  const { chainId, lastSequence } = seal
  const before = position?.chainId === chainId ? position : startChain(chainId)
  // A head is taken where a seal ends; one in the middle of a seal is of another chain of that name.
  const isHeadMatched = head?.sequence === lastSequence && head.hash === seal.hash.toString('hex')
  return {
    position: { chainId, sequence: lastSequence, hash: seal.hash },
    findings: [...linkFindings(before, seal), ...(isHeadMatched ? [] : headFindings(head))],
    isHeadMatched,
  }
}

function linkFindings(before: ChainPosition, seal: StoredSeal): Finding[] {
  const { chainId, firstSequence, lastSequence } = seal
  if (firstSequence !== before.sequence + 1) {
    return [{ kind: 'seal-missing', chainId, sequence: before.sequence + 1, until: firstSequence - 1 }]
  }
  if (nextHash(before.hash, seal.eventHashes).equals(seal.hash)) return []
  return [{ kind: 'seal-changed', chainId, sequence: firstSequence, until: lastSequence }]
}

function headFindings(head: ChainHead | undefined): Finding[] {
  if (head === undefined) return []
  return [{ kind: 'head-differs', chainId: head.chainId, sequence: head.sequence, at: head.at }]
}
