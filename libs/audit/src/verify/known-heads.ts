import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/audit-seal'
import type { Kysely } from 'kysely'
import { type ChainHead, parseHeadLine } from '../chain/chain-head.ts'

/** What was written down of a chain, as far as it proves more than the rest. */
export interface KnownHead {
  /** The last head that the stored chain reaches: it proves all before it. */
  readonly within?: ChainHead
  /** The last head that the stored chain does not reach. */
  readonly beyond?: ChainHead
  /** How far the stored chain reaches; 0 when nothing of it is stored. */
  readonly reached: number
}

/** Reads head files and logs line by line; keeps two heads a chain, however long the files are. */
export async function readKnownHeads(
  db: Kysely<Database>,
  files: readonly string[],
): Promise<ReadonlyMap<string, KnownHead>> {
  const ends = await listChainEnds(db)
  const known = new Map<string, KnownHead>()
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const head = parseHeadLine(line)
      if (head === undefined) continue
      const reached = ends.get(head.chainId) ?? 0
      known.set(head.chainId, withHead(known.get(head.chainId) ?? { reached }, head))
    }
  }
  return known
}

async function listChainEnds(db: Kysely<Database>): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('auditSeal')
    .select((eb) => ['chainId', eb.fn.max('lastSequence').as('end')])
    .groupBy('chainId')
    .execute()
  return new Map(rows.map(({ chainId, end }) => [chainId, end]))
}

function withHead(known: KnownHead, head: ChainHead): KnownHead {
  const place = head.sequence <= known.reached ? 'within' : 'beyond'
  const former = known[place]
  return former !== undefined && former.sequence >= head.sequence ? known : { ...known, [place]: head }
}
