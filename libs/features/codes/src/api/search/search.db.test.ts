import { useTestDatabase } from '@ehr/db/testing'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { type CodeList, searchCodes } from '../../contract.ts'
import { feature } from '../index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

async function find(list: CodeList, text: string) {
  const { status, body } = await api.call(searchCodes, { body: { list, text } })
  expect(status).toBe(200)
  return body.items
}

describe('the shipped list is found', () => {
  test.each<[string, CodeList, string, string]>([
    ['by a word', 'problems', 'asthma', 'Asthma'],
    ['by the beginning of a word', 'problems', 'hyperten', 'Essential hypertension'],
    ['by words in any order', 'problems', '2 diabetes type', 'Diabetes mellitus type 2'],
    ['by a synonym', 'problems', 'heart attack', 'Myocardial infarction'],
    ['by an abbreviation', 'problems', 'copd', 'Chronic obstructive lung disease'],
    ['misspelt', 'problems', 'astma', 'Asthma'],
    ['misspelt, with a second word', 'problems', 'ostoarthritis knee', 'Osteoarthritis of knee'],
    ['with accents that it has not', 'problems', 'Migráine', 'Migraine'],
    ['with or without the apostrophe', 'problems', 'crohns', "Crohn's disease"],
    ['in Arabic', 'problems', 'الربو', 'Asthma'],
    ['in Arabic with the everyday word', 'problems', 'السكري', 'Diabetes mellitus type 2'],
    ['by its code', 'problems', '195967001', 'Asthma'],
    ['by a leading zero code', 'vaccines', '03', 'MMR'],
    ['a vaccine by its illness', 'vaccines', 'measles', 'Measles'],
    ['a drug by its other name', 'medications', 'paracetamol 500', 'Acetaminophen 500 MG Oral Tablet'],
    ['an allergen', 'allergens', 'penicillin', 'Allergy to penicillin'],
    ['a reaction', 'reactions', 'hives', 'Urticaria'],
    ['a reason', 'reasons', 'shortness of breath', 'Dyspnea'],
    ['a kind of visit', 'visit-types', 'checkup', 'Encounter for check up'],
    ['a test', 'tests', 'hba1c', 'Hemoglobin A1c/Hemoglobin.total in Blood'],
  ])('%s: %s, %s', async (_, list, text, display) => {
    expect((await find(list, text)).map((item) => item.display)).toContain(display)
  })
})

test('what is named exactly so comes first, then what begins so', async () => {
  expect((await find('problems', 'asthma'))[0]?.display).toBe('Asthma')
  expect((await find('problems', 'heart attack'))[0]?.display).toBe('Myocardial infarction')
  const [first, second] = await find('problems', 'sinusitis')
  expect([first?.display, second?.display]).not.toContain('Acute bacterial sinusitis')
})

test('what is used more comes before what is used less', async () => {
  const used = { system: 'http://snomed.info/sct', code: '233678006' }
  await db.updateTable('code').set({ uses: 5 }).where('code', '=', used.code).execute()
  expect((await find('problems', 'asth')).map(({ display }) => display).slice(0, 2)).toEqual([
    'Asthma',
    'Childhood asthma',
  ])
  expect((await find('problems', ''))[0]).toMatchObject(used)
})

test('the other name is told where the text matched that one, and only there', async () => {
  expect((await find('problems', 'الربو'))[0]).toEqual({
    system: 'http://snomed.info/sct',
    code: '195967001',
    display: 'Asthma',
    matched: 'الربو',
  })
  expect((await find('problems', 'asthma'))[0]).not.toHaveProperty('matched')
})

test('each list offers its own codes only', async () => {
  expect(await find('vaccines', 'asthma')).toEqual([])
  expect((await find('vaccines', '')).every(({ system }) => system.endsWith('/cvx'))).toBe(true)
})

test('retired codes are not offered', async () => {
  await db.updateTable('code').set({ isActive: false }).where('display', '=', 'Gout').execute()
  expect(await find('problems', 'gout')).toEqual([])
})

describe('nothing is found, and nothing breaks', () => {
  test.each(['zzzzqqqq', '%', '_____', "'; drop table code; --", "' | '", ':*', '!&|()<->', '\\', '😀', '|'])(
    'for %s',
    async (text) => {
      expect(await find('problems', text)).toEqual([])
    },
  )

  test.each(["asthma' & '", 'asthma:*', '(asthma)', 'asthma | x%'])('%s is only text', async (text) => {
    await find('problems', text)
  })
})

test.each([
  [{ list: 'people', text: 'x' }],
  [{ list: 'problems', text: 'x'.repeat(101) }],
  [{ list: 'problems', text: 'x', limit: 51 }],
  [{ list: 'problems', text: 'x', limit: 0 }],
  [{ list: 'problems', text: 'x', sort: 'y' }],
])('a request that is not of the form is refused: %j', async (body) => {
  const answer = await api.call(searchCodes, { body: body as never })
  expect(answer.status).toBe(400)
})

test('whoever treats patients or books them may search; auditors and administrators may not', async () => {
  const call = { body: { list: 'reasons' as const, text: 'cough' } }
  for (const role of ['clinician', 'nurse', 'pharmacist', 'front-desk'] as const) {
    expect((await api.call(searchCodes, call, { roles: [role] })).status).toBe(200)
  }
  for (const role of ['auditor', 'administrator'] as const) {
    expect((await api.call(searchCodes, call, { roles: [role] })).status).toBe(403)
  }
})
