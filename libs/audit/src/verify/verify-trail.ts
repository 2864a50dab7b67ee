import type { Database } from '@ehr/db-migrations'
import { type Kysely, sql } from 'kysely'
import type { ChainPosition } from '../chain/chain.ts'
import { compareEvents } from './compare-events.ts'
import type { Finding, VerifySummary } from './finding.ts'
import { followSeal } from './follow-chain.ts'
import { type KnownHead, readKnownHeads } from './known-heads.ts'
import { readSealPages, type SealPage } from './seal-pages.ts'
import { countUnsealed, listUnsealedFindings } from './unsealed.ts'

export interface VerifyOptions {
  /** Files of heads, or logs of the API that hold them. */
  readonly headFiles?: readonly string[]
  /** When the backup was made that this database was restored from: chains went on after it, elsewhere. */
  readonly restoredTo?: Date
  readonly signal?: AbortSignal
  /** Learns of each finding, in the order of the chains. */
  readonly onFinding: (finding: Finding) => void
  /** Learns of each page, for a sign of life. */
  readonly onProgress?: (events: number) => void
}

/** Holds every stored event against the chains, and the chains against heads kept outside. Its memory is constant. */
export async function verifyTrail(db: Kysely<Database>, options: VerifyOptions): Promise<VerifySummary> {
  const heads = await readKnownHeads(db, options.headFiles ?? [])
  const tally = startTally(options.onFinding)
  let position: ChainPosition | undefined
  for await (const page of readSealPages(db)) {
    options.signal?.throwIfAborted()
    assertFormat(page)
    for (const seal of page.seals) {
      const head = heads.get(seal.chainId)?.within
      const isHere =
        head !== undefined && head.sequence >= seal.firstSequence && head.sequence <= seal.lastSequence
      const followed = followSeal(position, seal, isHere ? head : undefined)
      if (position?.chainId !== seal.chainId) tally.chains += 1
      position = followed.position
      tally.seals += 1
      tally.sealedLate += seal.late
      tally.events += seal.eventIds.length
      if (followed.isHeadMatched) tally.headsMatched += 1
      tally.find(followed.findings)
    }
    tally.find(await compareEvents(db, page))
    options.onProgress?.(tally.events)
  }
  await compareRest(db, { heads, options, tally })
  const { find: _find, ...summary } = tally
  return summary
}

interface Tally extends Mutable<VerifySummary> {
  find(findings: readonly Finding[]): void
}
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

function startTally(onFinding: (finding: Finding) => void): Tally {
  const counts = { chains: 0, seals: 0, events: 0, findings: 0, headsMatched: 0, headsAfterBackup: 0 }
  return {
    ...counts,
    sealedLate: 0,
    awaitingSeal: 0,
    find(findings) {
      this.findings += findings.length
      findings.forEach(onFinding)
    },
  }
}

function assertFormat({ seals }: SealPage): void {
  const strange = seals.find(({ format }) => format !== 1)
  if (strange === undefined) return
  throw new Error(
    `Chain ${strange.chainId}, sequence ${strange.firstSequence}: sealed in format ${strange.format}, this program knows 1. Verify with the release that the database belongs to.`,
  )
}

interface Rest {
  readonly heads: ReadonlyMap<string, KnownHead>
  readonly options: VerifyOptions
  readonly tally: Tally
}

/** What no seal leads to: heads that no chain reaches, events that nobody sealed. */
async function compareRest(db: Kysely<Database>, { heads, options, tally }: Rest): Promise<void> {
  const resumedAt =
    options.restoredTo === undefined ? undefined : await findResumption(db, options.restoredTo)
  for (const { beyond, reached } of heads.values()) {
    if (beyond === undefined) continue
    if (isAfterBackup(new Date(beyond.at), options.restoredTo, resumedAt)) tally.headsAfterBackup += 1
    else {
      const { chainId, sequence, at } = beyond
      tally.find([{ kind: 'head-missing', chainId, sequence, at, reached }])
    }
  }
  tally.find(await listUnsealedFindings(db))
  tally.awaitingSeal = await countUnsealed(db)
}

/** Written down between the backup and the resumption of work: what it proves is not in this database. */
function isAfterBackup(at: Date, restoredTo: Date | undefined, resumedAt: Date | undefined): boolean {
  return restoredTo !== undefined && at > restoredTo && (resumedAt === undefined || at < resumedAt)
}

/** When the first chain began after the backup, if the clinic went on with this database. */
async function findResumption(db: Kysely<Database>, restoredTo: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(sealed_at) as at from audit_seal where sealed_at > ${restoredTo} and first_sequence = 1`.execute(
    db,
  )
  return rows[0]?.at ?? undefined
}
