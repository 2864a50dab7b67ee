import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/patient'
import type { DemoRecords } from '@ehr/http'
import { sql } from 'kysely'
import { createCalendar } from '../calendar.ts'
import { createRandom } from '../random.ts'

/** What of a feature the demo clinic asks for. */
export interface DemoFeature {
  readonly name: string
  readonly demo?: DemoRecords
}

interface ClinicFacts {
  readonly seed: number
  readonly anchor: Temporal.PlainDate
  readonly timeZone: string
}

/** Writes the records that features bring themselves, each table after those that it points to. */
export async function insertOfFeatures(
  trx: Db,
  features: readonly DemoFeature[],
  { seed, anchor, timeZone }: ClinicFacts,
): Promise<string[]> {
  const patients = await trx.selectFrom('patient').select('id').orderBy('id').execute()
  const { day, moment } = createCalendar(anchor, timeZone)
  const filled: string[] = []
  for (const { name, records } of inOrder(features)) {
    if (await hasRows(trx, records.table)) continue
    await records.insert({
      db: trx,
      patientIds: patients.map(({ id }) => id),
      // By name, so that a feature more changes nothing in the others.
      random: createRandom(seed).fork(numberOf(name)),
      day,
      moment,
    })
    filled.push(name)
  }
  return filled
}

/**
 * Gives a demo clinic that is there the records of features that came later.
 *
 * @returns the names of the features that had none
 */
export async function fillFeatures(db: Db, features: readonly DemoFeature[]): Promise<string[]> {
  const { demoSeed, demoAnchor, timeZone } = await db
    .selectFrom('installation')
    .select(['demoSeed', 'demoAnchor', 'timeZone'])
    .executeTakeFirstOrThrow()
  if (demoSeed === null || demoAnchor === null) return []
  const anchor = Temporal.PlainDate.from(demoAnchor)
  return await db
    .transaction()
    .execute((trx) => insertOfFeatures(trx, features, { seed: demoSeed, anchor, timeZone }))
}

interface NamedRecords {
  readonly name: string
  readonly records: DemoRecords
}

/** Those first that the others point to; what points to one another in a circle comes as it is. */
function inOrder(features: readonly DemoFeature[]): NamedRecords[] {
  const left = features.flatMap(({ name, demo }) => (demo === undefined ? [] : [{ name, records: demo }]))
  const ordered: NamedRecords[] = []
  while (left.length > 0) {
    const waiting = new Set(left.map(({ records }) => records.table))
    const next = left.findIndex(({ records }) =>
      (records.after ?? []).every((table) => table === records.table || !waiting.has(table)),
    )
    ordered.push(...left.splice(Math.max(next, 0), 1))
  }
  return ordered
}

async function hasRows(db: Db, table: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
  return rows.length > 0
}

/** A name as a number: FNV-1a, 32 bits. */
function numberOf(name: string): number {
  return [...name].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  )
}
