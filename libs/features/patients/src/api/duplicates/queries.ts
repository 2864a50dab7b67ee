import type { Db } from '@ehr/db'
import { type RawBuilder, sql } from 'kysely'

/** What is known of somebody who may be registered already. */
export interface Candidate {
  /** Family and given names, in one text. */
  nameText: string
  birthDate: string | null
  /** Digits only. */
  phones: readonly string[]
  /** In the form of `identifier_form`: letters and digits, upper case. */
  identifiers: readonly string[]
  exceptId?: string
}

/** What a known patient has in common with the candidate. */
export interface DuplicateRow {
  patientId: string
  sharedWords: number
  similarWords: number
  sameBirthDate: boolean
  samePhone: boolean
  sameIdentifier: boolean
}

/** Known patients who share an identifier, a telephone number, or enough of name and birth date to look at. */
export async function listDuplicateRows(db: Db, candidate: Candidate): Promise<DuplicateRow[]> {
  const birthDate = sql`${candidate.birthDate}::date`
  const result = await sql<DuplicateRow>`
    with typed as (
      select form, name_skeleton(form) as skeleton from unnest(name_words(${candidate.nameText})) as form
    ),
    by_word as (
      select holder.patient_id,
        count(distinct typed.form) filter (where word.word = typed.form) as shared_words,
        count(distinct typed.form) as similar_words
      from typed join name_word as word
        on word.word = typed.form or (word.skeleton = typed.skeleton and length(word.skeleton) > 1)
      join patient_name_word as holder on holder.word_id = word.id
      group by holder.patient_id
    ),
    found as (
      select patient_id from by_word where similar_words >= 2
      union select by_word.patient_id from by_word join patient on patient.id = by_word.patient_id
        where patient.birth_date = ${birthDate}
      union ${byPhone(candidate.phones)}
      union ${byIdentifier(candidate.identifiers)}
    )
    select patient.id as patient_id,
      coalesce(by_word.shared_words, 0)::integer as shared_words,
      coalesce(by_word.similar_words, 0)::integer as similar_words,
      coalesce(patient.birth_date = ${birthDate}, false) as same_birth_date,
      patient.id in (${byPhone(candidate.phones)}) as same_phone,
      patient.id in (${byIdentifier(candidate.identifiers)}) as same_identifier
    from found join patient on patient.id = found.patient_id
    left join by_word on by_word.patient_id = patient.id
    where patient.id is distinct from ${candidate.exceptId ?? null}::uuid
    limit 200`.execute(db)
  return result.rows
}

function byPhone(phones: readonly string[]): RawBuilder<unknown> {
  return sql`select patient_id from patient_contact
    where system in ('phone', 'sms') and reverse(digits_of(value)) = any (
      select reverse(phone) from unnest(${phones}::text[]) as phone)`
}

function byIdentifier(identifiers: readonly string[]): RawBuilder<unknown> {
  return sql`select patient_id from patient_identifier where identifier_form(value) = any (${identifiers}::text[])`
}
