import type { Db } from '@ehr/db'
import { sql } from 'kysely'
import { createDice } from './name-words.ts'

/** How many searches of each kind. */
const SEARCHES = 40

interface Person {
  readonly mrn: string
  readonly born: string
  readonly phone: string | null
  readonly family: string
  readonly given: string
  /** The family name as the patient's Arabic form has it. */
  readonly arabic: string | null
}

/** What people type, by kind: each about somebody picked at random, so that common names come as often as they are. */
export async function listSearches(db: Db): Promise<Readonly<Record<string, readonly string[]>>> {
  const people = await pickPeople(db)
  const bilingual = await pickPeople(
    db,
    sql`patient.id in (select patient_id from patient_name where position = 1 or family ~ '[ا-ي]')`,
  )
  const next = createDice(11)
  return {
    'one word': people.map(({ family }) => family),
    'two words': people.map(({ given, family }) => `${given} ${family}`),
    'a misspelt and a right word': people.map(({ given, family }) => `${misspell(given, next)} ${family}`),
    'two misspelt words': people.map(
      ({ given, family }) => `${misspell(given, next)} ${misspell(family, next)}`,
    ),
    'the beginnings of two words': people.map(
      ({ given, family }) => `${given.slice(0, 3)} ${family.slice(0, 3)}`,
    ),
    'two letters': people.map(({ family }) => family.slice(0, 2)),
    'an Arabic name in Latin letters, and one in Arabic': bilingual.map(
      ({ given, arabic }) => `${given} ${arabic}`,
    ),
    'a birth date': people.map(({ born }) => born),
    'a name and a birth date': people.map(({ family, born }) => `${family} ${born}`),
    'a medical record number': people.map(({ mrn }) => mrn),
    'the beginning of such a number': people.map(({ mrn }) => mrn.slice(0, 3)),
    'a telephone number': people.flatMap(({ phone }) => phone ?? []),
    'the end of a telephone number': people.flatMap(({ phone }) => phone?.slice(-4) ?? []),
  }
}

async function pickPeople(db: Db, where = sql`true`): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select patient.mrn, patient.birth_date::text as born, latin.family, latin.given[1] as given,
      (select value from patient_contact where patient_id = patient.id limit 1) as phone,
      (select family from patient_name where patient_id = patient.id and family ~ '[ا-ي]' limit 1) as arabic
    from (select * from patient where ${where} order by md5(id::text) limit ${SEARCHES}) as patient
    join patient_name as latin on latin.patient_id = patient.id and latin.family !~ '[ا-ي]'
    order by md5(patient.id::text)`.execute(db)
  return rows
}

/** One letter left out, doubled, or exchanged with its neighbour; the first is mostly right. */
function misspell(word: string, next: (below: number) => number): string {
  const place = 1 + next(Math.max(word.length - 2, 1))
  const [before, letter = '', following = '', after] = [
    word.slice(0, place),
    word[place],
    word[place + 1],
    word.slice(place + 2),
  ]
  const ways = [
    before + following + after,
    before + letter + letter + following + after,
    before + following + letter + after,
  ]
  return ways[next(ways.length)] ?? word
}
