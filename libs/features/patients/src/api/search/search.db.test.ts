import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract.ts'
import { feature } from '../index.ts'
import { inputOf, nameOf } from '../patient-of-tests.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

const people = {
  fatima: inputOf({
    names: [nameOf('الخطيب', 'فاطمة'), { ...nameOf('Al-Khatib', 'Fatima'), use: 'usual' }],
    birthDate: { value: '1980-11-13', precision: 'day' },
  }),
  mohammed: inputOf({
    names: [nameOf('عبد الله', 'محمد', 'أحمد')],
    birthDate: { value: '1988-08-18', precision: 'day' },
  }),
  muhammad: inputOf({
    names: [nameOf('Abdullah', 'Muhammad')],
    birthDate: { value: '1970-01-01', precision: 'year' },
  }),
  jose: inputOf({
    names: [nameOf('Fernández', 'José', 'Antonio')],
    birthDate: { value: '1958-03-04', precision: 'day' },
  }),
  osullivan: inputOf({
    names: [nameOf('O’Sullivan', 'Grace')],
    contacts: [{ system: 'phone', use: 'mobile', value: '+1 (617) 555-0188' }],
    identifiers: [{ type: 'national-id', system: null, value: '999-24-4869' }],
  }),
  suharto: inputOf({ names: [nameOf(null, 'Suharto')], birthDate: null }),
  wang: inputOf({ names: [nameOf('王', '秀英'), { ...nameOf('Wang', 'Xiuying'), use: 'usual' }] }),
}
type Person = keyof typeof people
const ids = new Map<string, Person>()
const mrns = new Map<Person, string>()

beforeAll(async () => {
  for (const [person, input] of Object.entries(people)) {
    const { body } = await api.call(contract.registerPatient, {
      body: { ...input, duplicateReason: 'for a test' },
      idempotencyKey: randomUUID(),
    })
    ids.set(body.id, person as Person)
    mrns.set(person as Person, body.mrn)
  }
})

async function find(text: string) {
  const { status, body } = await api.call(contract.searchPatients, { body: { text } })
  expect(status).toBe(200)
  return body.items.map((item) => ids.get(item.id))
}

describe('one box finds', () => {
  test.each<[string, string, Person]>([
    ['a family name', 'Fernández', 'jose'],
    ['without accents', 'fernandez', 'jose'],
    ['misspelt', 'Fernandes Jose', 'jose'],
    ['parts in any order', 'antonio fern', 'jose'],
    ['beginnings of words', 'sull gra', 'osullivan'],
    ['without the apostrophe', 'OSullivan', 'osullivan'],
    ['with a straight apostrophe', "O'Sullivan", 'osullivan'],
    ['in Arabic', 'فاطمة', 'fatima'],
    ['in Arabic without the article', 'خطيب', 'fatima'],
    ['in Arabic with other letters for alef and ta marbuta', 'فاطمه الخطيب', 'fatima'],
    ['an Arabic name by a Latin spelling', 'Mohamed Ahmad', 'mohammed'],
    ['in Chinese', '王', 'wang'],
    ['one name only', 'suharto', 'suharto'],
    ['a birth date', '04-Mar-1958', 'jose'],
    ['a birth date in digits of Arabic', '١٩٥٨-٠٣-٠٤', 'jose'],
    ['a telephone number', '617 555 0188', 'osullivan'],
    ['the end of a telephone number', '5550188', 'osullivan'],
    ['an identifier', '999244869', 'osullivan'],
    ['name and birth date together', 'fatima 1980-11-13', 'fatima'],
  ])('%s: %s', async (_, text, person) => {
    expect((await find(text))[0]).toBe(person)
  })

  test('every spelling of one name in two scripts', async () => {
    expect((await find('محمد عبدالله')).length + (await find('Mohammed Abdullah')).length).toBeGreaterThan(1)
    const found = await find('Mohammad')
    expect(found).toEqual(expect.arrayContaining(['mohammed', 'muhammad']))
    expect(new Set(found).size).toBe(found.length)
  })

  test('nobody twice, where no other word is like those typed', async () => {
    expect(await find('Xiuying Wang')).toEqual(['wang'])
    expect(await find('Grace Sullivan')).toEqual(['osullivan'])
  })

  test('a medical record number, whole or begun', async () => {
    const mrn = mrns.get('wang') ?? ''
    expect((await find(mrn))[0]).toBe('wang')
    expect(await find(mrn.slice(0, 4))).toContain('wang')
  })
})

test('who has the words as typed comes first; the others follow on the next page, each once', async () => {
  const seen: (Person | undefined)[] = []
  let cursor: string | undefined
  do {
    const { body } = await api.call(contract.searchPatients, {
      body: { text: 'muhammad', limit: 1, ...(cursor && { cursor }) },
    })
    seen.push(...body.items.map((item) => ids.get(item.id)))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  expect(seen).toEqual(['muhammad', 'mohammed'])
})

describe('one box does not find', () => {
  test.each(['zzzzzz', 'fatima 1999-01-01', '%', '_____', '0000000', "'; drop table patient; --"])(
    '%s',
    async (text) => {
      expect(await find(text)).toEqual([])
    },
  )
})

test('without a text the newest come first, page after page, each once', async () => {
  const seen: (Person | undefined)[] = []
  let cursor: string | undefined
  do {
    const { body } = await api.call(contract.searchPatients, {
      body: { limit: 3, ...(cursor && { cursor }) },
    })
    seen.push(...body.items.map((item) => ids.get(item.id)))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  expect(seen).toEqual(Object.keys(people).reverse())
})

test('the charts that I opened last come first among the recent ones; others see their own', async () => {
  const userId = randomUUID()
  const [first, second] = [...ids.keys()]
  for (const patientId of [first, second, first]) {
    await api.call(contract.getPatient, { params: { patientId: patientId ?? '' } }, { userId })
  }
  const mine = await api.call(contract.listRecentPatients, {}, { userId })
  expect(mine.body.items.map((item) => item.id)).toEqual([first, second])
  const others = await api.call(contract.listRecentPatients, {}, { userId: randomUUID() })
  expect(others.body.items).toEqual([])
})
