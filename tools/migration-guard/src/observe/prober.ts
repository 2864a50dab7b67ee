import type pg from 'pg'
import {
  LAST_OID,
  type Probe,
  type ProbedRelation,
  type ProbeRow,
  parseProbe,
  probeUpTo,
  type RelationFacts,
  WRITES_SQL,
} from './probe.ts'
import { type Baseline, readSomeRelations } from './relations.ts'
import type { Timeouts } from './session.ts'

/** Takes probes on one connection, and asks only once what a relation is. */
export class Prober {
  readonly #baseline: Baseline
  readonly #sql: string
  /** What is known of relations made since; undefined for those that are gone again. */
  readonly #made = new Map<number, RelationFacts | undefined>()

  /** `withNew: false` leaves out what is made meanwhile. */
  constructor(baseline: Baseline, { withNew }: { withNew: boolean }) {
    this.#baseline = baseline
    this.#sql = probeUpTo(withNew ? LAST_OID : Math.max(0, ...baseline.relations.keys()))
  }

  /** Looks at the present transaction; `withWrites` also at what was written of the catalogue. */
  async look(client: pg.Client, { withWrites }: { withWrites: boolean }): Promise<Probe> {
    const [{ rows }, writes] = await Promise.all([
      client.query<ProbeRow>(this.#sql),
      withWrites ? client.query<{ writes: number }>(WRITES_SQL) : undefined,
    ])
    await this.#learn(client, rows)
    const known = (oid: number) => this.#baseline.relations.get(oid) ?? this.#made.get(oid)
    return parseProbe(rows, known, writes?.rows[0]?.writes)
  }

  async #learn(client: pg.Client, rows: readonly ProbeRow[]): Promise<void> {
    const isUnknown = (oid: number) => !this.#baseline.relations.has(oid) && !this.#made.has(oid)
    const unknown = [...new Set(rows.flatMap(({ oid }) => (oid !== null && isUnknown(oid) ? [oid] : [])))]
    if (unknown.length === 0) return
    for (const oid of unknown) this.#made.set(oid, undefined)
    for (const facts of await readSomeRelations(client, unknown)) this.#made.set(facts.oid, facts)
  }
}

/** What a new transaction shows of itself before it has done anything, timeouts aside. */
export const FRESH = { transaction: undefined, catalogueWrites: 0, relations: new Map() } as const

/** Whether both are in force at one time. */
export function hasTimeouts(one: Timeouts, other: Timeouts): boolean {
  return one.lockTimeoutMs === other.lockTimeoutMs && one.statementTimeoutMs === other.statementTimeoutMs
}

/** Whether rows of the relation were written in the transaction, or the table was made anew. */
export function hasWritten(
  { oid, kind, file, tableOid, inserted, updated, deleted }: ProbedRelation,
  { relations }: Baseline,
): boolean {
  if (inserted + updated + deleted > 0) return true
  // Indexes are built anew, sequences are set, and a dropped table has no file.
  if (tableOid !== null || kind === 'sequence' || file === 0) return false
  return file !== (relations.get(oid)?.file ?? file)
}
