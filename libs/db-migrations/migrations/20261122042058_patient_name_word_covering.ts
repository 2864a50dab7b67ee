import { type Kysely, sql } from 'kysely'

/** Outside of a transaction: each statement keeps its lock for itself alone. */
export const transaction = false

/**
 * Searches and look-alikes ask which of some words a patient's names have. With the words in the index they are told
 * so without the way to the table, which was half of the pages read.
 *
 * Killed while it is built, it leaves an invalid index; the runner drops that and builds it anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index concurrently patient_name_word_patient_id_word_id
    on patient_name_word (patient_id, word_id)`.execute(db)
  await sql`drop index concurrently patient_name_word_patient_id`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`create index concurrently patient_name_word_patient_id on patient_name_word (patient_id)`.execute(
    db,
  )
  await sql`drop index concurrently patient_name_word_patient_id_word_id`.execute(db)
}
