import type {} from '@ehr/db-migrations/tables/name-word'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../testing/index.ts'

const { db } = await useTestDatabase()

async function ask<T>(expression: ReturnType<typeof sql<T>>): Promise<T | undefined> {
  const { rows } = await sql<{ value: T }>`select ${expression} as value`.execute(db)
  return rows[0]?.value
}

const skeleton = (name: string) => ask(sql<string>`name_skeleton(search_form(${name}))`)

test.each([
  ['محمد', 'Mohammed', 'Muhammad', 'Mohamed'],
  ['فاطمة', 'Fatima', 'Fatma', 'Fatimah'],
  ['خالد', 'Khalid', 'Khaled'],
  ['يوسف', 'Youssef', 'Yusuf', 'Yousef'],
  ['شريف', 'Sherif', 'Cherif', 'Scherif'],
  ['مُحَمَّد', 'محمد'],
])('%s and its other spellings share a skeleton', async (name, ...others) => {
  const expected = await skeleton(name)
  expect(expected).not.toBe('')
  for (const other of others) expect(await skeleton(other)).toBe(expected)
})

test.each([
  ['José Ñúñez', ['jose', 'nunez']],
  ['MÜLLER-Lüdenscheidt', ['ludenscheidt', 'muller']],
  ['أحمد الشريف', ['احمد', 'شريف']],
  ["O'Brien", ['brien', 'obrien']],
  ['', []],
])('the words of %s are found without accents and case', async (written, words) => {
  expect((await ask(sql<string[]>`name_words(${written})`))?.sort()).toEqual(words)
})

test('digits are compared whatever they are written in', async () => {
  expect(await ask(sql`digits_of('+٢٠ (100) ١٢٣-456')`)).toBe('20100123456')
  expect(await ask(sql`identifier_form('ab-١٢ 3')`)).toBe('AB123')
})

test('a patient’s words are in the dictionary as soon as the name is, and follow its changes', async () => {
  const { id: patientId } = await db
    .insertInto('patient')
    .values({ mrn: 'T-1' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('patientName')
    .values({ patientId, family: 'García', given: ['Ana', 'María'] })
    .returning('id')
    .executeTakeFirstOrThrow()
  expect(await wordsOf(patientId)).toEqual(['ana', 'garcia', 'maria'])
  await db.updateTable('patientName').set({ family: 'López' }).where('id', '=', id).execute()
  expect(await wordsOf(patientId)).toEqual(['ana', 'lopez', 'maria'])
  await db.deleteFrom('patientName').where('id', '=', id).execute()
  expect(await wordsOf(patientId)).toEqual([])
})

async function wordsOf(patientId: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select w.word from patient_name_word p join name_word w on w.id = p.word_id
    where p.patient_id = ${patientId} order by w.word`.execute(db)
  return rows.map(({ word }) => word)
}
