import { useTestDatabase } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import { findOfferedCode } from './offered-code.ts'

const { db } = await useTestDatabase()

const ASTHMA = { system: 'http://snomed.info/sct', code: '195967001' }

test('a code comes with the words of its system', async () => {
  expect(await findOfferedCode(db, 'problems', ASTHMA)).toEqual({ ...ASTHMA, display: 'Asthma' })
})

test.each([
  ['another list', 'vaccines', ASTHMA],
  ['another system', 'problems', { ...ASTHMA, system: 'http://loinc.org' }],
  ['an unknown code', 'problems', { ...ASTHMA, code: "' or true --" }],
])('%s has no such code', async (_, list, code) => {
  expect(await findOfferedCode(db, list, code)).toBeUndefined()
})

test('a retired code is not offered', async () => {
  await db.updateTable('code').set({ isActive: false }).where('code', '=', ASTHMA.code).execute()
  expect(await findOfferedCode(db, 'problems', ASTHMA)).toBeUndefined()
})
