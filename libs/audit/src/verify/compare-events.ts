import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { EventColumns } from '../event-columns.ts'
import { CHECKS_LENGTH, differingColumns, sealableEvent } from '../sealable-event.ts'
import type { Finding } from './finding.ts'
import { eventHashesOf } from './follow-chain.ts'
import { findMovedEvents, type SealPage, type StoredSeal } from './seal-pages.ts'

interface Link {
  readonly chainId: string
  readonly sequence: number
  readonly eventId: string
  readonly hash: Buffer
  readonly checks: Buffer
}

/** Hashes the stored events of a page anew, and names those that differ from what was sealed. */
export async function compareEvents(db: Kysely<Database>, { seals, events }: SealPage): Promise<Finding[]> {
  const links = seals.flatMap(linksOf)
  const absent = links.filter(({ eventId }) => !events.has(eventId)).map(({ eventId }) => eventId)
  const moved = absent.length === 0 ? new Map<string, EventColumns>() : await findMovedEvents(db, absent)
  return links.flatMap((link) => findingOf(link, events.get(link.eventId) ?? moved.get(link.eventId)))
}

function linksOf(seal: StoredSeal): Link[] {
  return eventHashesOf(seal).map((hash, index) => ({
    chainId: seal.chainId,
    sequence: seal.firstSequence + index,
    eventId: seal.eventIds[index] ?? '',
    hash,
    checks: seal.columnChecks.subarray(index * CHECKS_LENGTH, (index + 1) * CHECKS_LENGTH),
  }))
}

function findingOf(
  { chainId, sequence, eventId, hash, checks }: Link,
  stored: EventColumns | undefined,
): Finding[] {
  const place = { chainId, sequence, eventId }
  if (stored === undefined) return [{ kind: 'event-missing', ...place }]
  const found = sealableEvent(stored)
  if (found.hash.equals(hash)) return []
  return [{ kind: 'event-changed', ...place, columns: differingColumns(checks, found.checks) }]
}
