import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { userCommand } from './user.ts'

const { db } = await useTestDatabase()

const FLAGS = ['--clinic', 'North Clinic', '--time-zone', 'Asia/Amman', '--name', 'Ada Lovelace']
let said = ''

beforeEach(() => {
  said = ''
  vi.stubEnv('PUBLIC_URL', 'https://ehr.example.org')
  vi.stubEnv('DATA_CLASS', 'phi')
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('what is missing is named, and nothing is made', async () => {
  expect(await run('create-admin', '--clinic', 'North Clinic')).toBe(2)
  expect(said).toContain('give --time-zone, --email, --name')
  expect(await db.selectFrom('installation').selectAll().execute()).toEqual([])
})

test.each([
  [['--time-zone', 'Mars/Olympus'], 'time zone'],
  [['--email', 'ada'], 'e-mail'],
  [['--language', 'english'], 'language'],
])('%j is refused', async (flags, word) => {
  const all = [...FLAGS, '--email', 'ada@clinic.test', ...flags]
  expect(await run('create-admin', ...all)).toBe(2)
  expect(said).toContain(word)
})

test('a first administrator sets the installation up, and gets a link; the record names no link', async () => {
  expect(await run('create-admin', ...FLAGS, '--email', 'Ada@clinic.test', '--language', 'ar')).toBe(0)
  expect(said).toMatch(/https:\/\/ehr\.example\.org\/set-password#[\w-]{43}$/m)
  expect(
    await db.selectFrom('installation').select(['clinicName', 'timeZone', 'dataClass']).execute(),
  ).toEqual([{ clinicName: 'North Clinic', timeZone: 'Asia/Amman', dataClass: 'phi' }])
  const { rows } = await sql<{ text: string }>`select to_jsonb(e)::text as text from audit_event e`.execute(
    db,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).toContain('user create-admin')
  expect(rows[0]?.text).not.toContain(/#([\w-]{43})/.exec(said)?.[1])
})

test('a further one is made only if that is said; the clinic is not asked for again', async () => {
  const more = ['--email', 'bea@clinic.test', '--name', 'Bea']
  expect(await run('create-admin', ...more)).toBe(2)
  expect(said).toContain('--another')
  expect(await run('create-admin', ...more, '--another')).toBe(0)
  expect(await run('create-admin', ...more, '--another')).toBe(2)
  expect(said).toContain('has an account')
})

test('an environment of another data class is refused', async () => {
  vi.stubEnv('DATA_CLASS', 'synthetic')
  expect(await run('create-admin', '--email', 'c@clinic.test', '--name', 'C', '--another')).toBe(2)
  expect(said).toContain('DATA_CLASS')
})

test('an unknown command is told which there are', async () => {
  expect(await run('remove')).toBe(2)
  expect(said).toContain('user create-admin')
})

function run(...args: string[]): Promise<number> {
  const print = (line: string) => {
    said += `${line}\n`
  }
  return userCommand.run({ db, args, now: new Date(), signal: new AbortController().signal, print })
}
