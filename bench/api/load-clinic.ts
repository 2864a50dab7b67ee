import type { Db } from '@ehr/db'
import { loadDemo } from '@ehr/demo'
import { type RawBuilder, sql } from 'kysely'
import type { OwnDatabase } from '../database/own-database.ts'
import { tell } from '../harness/index.ts'

/** People whom the project's generator makes, with all their years of records. */
const GENERATED = 2_000

/** How long ago a copied measurement may be. */
const COPIED_DAYS = 180

/**
 * Fills a database: the demo's generator makes the first patients, PostgreSQL copies them under ids of their own until
 * there are as many as asked for. A copy was born on another day and has the measurements of the last half year only.
 */
export async function loadClinic({ db, rootDb }: OwnDatabase, patients: number): Promise<void> {
  tell(`the generator makes ${GENERATED} patients`)
  await loadDemo(db, { seed: 1, patients: GENERATED, timeZone: 'UTC', now: Temporal.Now.instant() })
  const copies = Math.ceil(patients / GENERATED) - 1
  tell(`PostgreSQL copies them ${copies} times`)
  await rootDb.connection().execute(async (one) => {
    // What triggers and references would make or check is copied with the rest.
    await sql`set session_replication_role = replica`.execute(one)
    await sql`set work_mem = '64MB'`.execute(one)
    for (const [table, copy] of Object.entries(TABLES)) await copyTable(one, table, copy, copies)
  })
  await sql`vacuum analyze`.execute(rootDb)
}

/** What differs in a copy, and which rows are copied: all unless told. */
interface Copy {
  readonly set: Readonly<Record<string, RawBuilder<unknown>>>
  readonly where?: RawBuilder<unknown>
}

/** Another id of the same moment: the last 12 digits differ. */
function otherId(column: string): RawBuilder<unknown> {
  const id = sql`original.${sql.id(column)}::text`
  return sql`overlay(${id} placing left(md5(${id} || copy), 12) from 25)::uuid`
}

const OF_PATIENT: Copy = { set: { id: otherId('id'), patient_id: otherId('patient_id') } }
const CLINICAL: Copy = { set: { ...OF_PATIENT.set, encounter_id: sql`null` } }
const isRecent = sql`effective_at > now() - make_interval(days => ${sql.lit(COPIED_DAYS)})`

/** Components before their observations, which tell the recent ones; visits, immunizations and relatives are left out. */
const TABLES: Readonly<Record<string, Copy>> = {
  patient: {
    set: {
      id: otherId('id'),
      mrn: sql`(100000 * copy + original.mrn::integer)::text`,
      birth_date: sql`original.birth_date - 13 * copy`,
    },
  },
  patient_name: OF_PATIENT,
  patient_name_word: { set: { patient_id: otherId('patient_id'), name_id: otherId('name_id') } },
  patient_identifier: OF_PATIENT,
  patient_contact: OF_PATIENT,
  patient_address: OF_PATIENT,
  condition: CLINICAL,
  allergy_intolerance: OF_PATIENT,
  medication_request: CLINICAL,
  observation_component: {
    set: { id: otherId('id'), observation_id: otherId('observation_id') },
    where: sql`observation_id in (select id from observation where ${isRecent})`,
  },
  observation: { ...CLINICAL, where: isRecent },
}

async function copyTable(db: Db, table: string, { set, where }: Copy, copies: number): Promise<void> {
  const columns = await listColumns(db, table)
  const names = sql.join(columns.map((column) => sql.id(column)))
  const values = sql.join(columns.map((column) => set[column] ?? sql`original.${sql.id(column)}`))
  // The originals are set aside first: rows that are being made must not be copied again.
  await sql`create temp table original as select * from ${sql.id(table)} where ${where ?? sql`true`}`.execute(
    db,
  )
  await sql`insert into ${sql.id(table)} (${names})
    select ${values} from original cross join generate_series(1, ${copies}::integer) as copy`.execute(db)
  await sql`drop table original`.execute(db)
}

async function listColumns(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(db)
  return rows.map(({ name }) => name)
}
