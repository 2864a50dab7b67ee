import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/code'
import { afterAll, expect, test } from 'vitest'
import { findMeaning, searchCodes } from '../search/queries.ts'
import { codesCommand } from './codes-command.ts'

const { db } = await useTestDatabase()
const folder = await mkdtemp(join(tmpdir(), 'codes-'))
afterAll(() => rm(folder, { recursive: true }))

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'

/** A line in the fixed columns of ICD-10-CM’s order file. */
function orderLine(order: number, code: string, flag: 0 | 1, long: string): string {
  return `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${long.slice(0, 60).padEnd(60)} ${long}`
}

const CHOLERA = [
  orderLine(1, 'A00', 0, 'Cholera'),
  orderLine(2, 'A000', 1, 'Cholera due to Vibrio cholerae 01, biovar cholerae'),
  orderLine(3, 'A001', 1, 'Cholera due to Vibrio cholerae 01, biovar eltor'),
]

const LOINC_HEAD = '"LOINC_NUM","COMPONENT","STATUS","LONG_COMMON_NAME","SHORTNAME","RELATEDNAMES2"'

async function run(name: string, content: string, ...args: string[]) {
  const file = join(folder, name)
  await writeFile(file, content)
  const printed: string[] = []
  const exitCode = await codesCommand.run({
    ...{ db, now: new Date(), signal: new AbortController().signal },
    args: ['import', file, ...args],
    print: (line) => printed.push(line),
  })
  return { exitCode, printed }
}

function listCodes(system: string) {
  return db
    .selectFrom('code')
    .select(['code', 'display', 'isActive', 'lists'])
    .where('system', '=', system)
    .orderBy('code')
    .execute()
}

async function search(list: string, text: string) {
  const found = await searchCodes(db, { list, text, meaning: await findMeaning(db, text), limit: 20 })
  return found.map(({ code }) => code)
}

test('ICD-10-CM: created, then unchanged, then updated and retired', async () => {
  const file = CHOLERA.join('\r\n')
  const args = ['--system', 'icd-10-cm', '--list', 'problems']
  const first = await run('icd10cm-order-2026.txt', file, ...args)
  expect(first).toMatchObject({ exitCode: 0 })
  expect(first.printed[0]).toBe('Created 2, updated 0, unchanged 0, retired 0; 1 headings left out.')
  expect(first.printed.join()).toContain('World Health Organization')

  const again = await run('icd10cm-order-2026.txt', file, ...args)
  expect(again.printed[0]).toBe('Created 0, updated 0, unchanged 2, retired 0; 1 headings left out.')

  const next = [
    orderLine(2, 'A000', 1, 'Cholera, classical'),
    orderLine(3, 'A009', 1, 'Cholera, unspecified'),
  ]
  const later = await run('icd10cm-order-2027.txt', next.join('\n'), ...args)
  expect(later.printed[0]).toBe('Created 1, updated 1, unchanged 0, retired 1; 0 headings left out.')
  expect(await listCodes(ICD)).toEqual([
    { code: 'A00.0', display: 'Cholera, classical', isActive: true, lists: ['problems'] },
    {
      code: 'A00.1',
      display: 'Cholera due to Vibrio cholerae 01, biovar eltor',
      isActive: false,
      lists: ['problems'],
    },
    { code: 'A00.9', display: 'Cholera, unspecified', isActive: true, lists: ['problems'] },
  ])
  const system = await db.selectFrom('codeSystem').select('version').where('uri', '=', ICD).executeTakeFirst()
  expect(system?.version).toBe('2027')
})

test('imported codes are found by word and by code with or without the dot, retired ones are not', async () => {
  expect(await search('problems', 'classical cholera')).toEqual(['A00.0'])
  expect(await search('problems', 'a000')).toEqual(['A00.0'])
  expect(await search('problems', 'A00.0')).toEqual(['A00.0'])
  expect(await search('problems', 'eltor')).toEqual([])
  expect(await search('vaccines', 'classical cholera')).toEqual([])
})

test('a list is left by the codes when told so, and only then', async () => {
  const file = 'A000    Cholera, classical\nA009    Cholera, unspecified\n'
  const kept = await run('icd10cm-codes-2027.txt', file, '--system', 'icd-10-cm')
  expect(kept.printed[0]).toContain('unchanged 2')
  const left = await run('icd10cm-codes-2027.txt', file, '--system', 'icd-10-cm', '--unlist', 'problems')
  expect(left.printed[0]).toContain('updated 2')
  expect(await search('problems', 'classical cholera')).toEqual([])
})

test('LOINC: related names find a test, and the shipped translation of a known code stays', async () => {
  const rows = [
    LOINC_HEAD,
    '"718-7","Hemoglobin","ACTIVE","Hemoglobin [Mass/volume] in Blood","Hgb Bld-mCnc","Haemoglobin; HB; Point in time"',
    '"8867-4","Heart rate","ACTIVE","Heart rate","Heart rate","Pulse; ""Beats"" per\nminute"',
    '"1742-6","Alanine aminotransferase","DEPRECATED","Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma","ALT SerPl-cCnc",""',
  ]
  const { printed } = await run(
    'Loinc.csv',
    `\uFEFF${rows.join('\r\n')}\r\n`,
    '--system',
    'loinc',
    '--list',
    'tests',
  )
  // The thirteen other shipped tests are not in this small file.
  expect(printed[0]).toBe('Created 1, updated 1, unchanged 0, retired 14; 0 headings left out.')
  expect(printed.join()).toContain('Regenstrief')
  expect(await search('tests', 'haemoglobin')).toEqual(['718-7'])
  expect(await search('tests', 'beats minute')).toEqual(['8867-4'])
  expect(await search('tests', 'خضاب')).toEqual(['718-7'])
})

test('a mistake in the file refuses all of it and names the lines', async () => {
  const lines = [...CHOLERA, 'nonsense', orderLine(3, 'A001', 1, 'Cholera again')]
  const before = await listCodes(ICD)
  const { exitCode } = await run('icd10cm-order-2028.txt', lines.join('\n'), '--system', 'icd-10-cm')
  expect(exitCode).toBe(1)
  expect(await listCodes(ICD)).toEqual(before)
})

test('a file that lacks many known codes is taken for cut off, unless one insists', async () => {
  const many = Array.from({ length: 120 }, (_, index) => `B${String(index + 100)}    Illness ${index}`)
  await run('icd10cm-codes-2029.txt', many.join('\n'), '--system', 'icd-10-cm', '--retire-many')
  const cut = many.slice(0, 60).join('\n')
  expect((await run('icd10cm-codes-2029.txt', cut, '--system', 'icd-10-cm')).exitCode).toBe(1)
  expect(
    (await run('icd10cm-codes-2029.txt', cut, '--system', 'icd-10-cm', '--retire-many')).printed[0],
  ).toContain('retired 60')
})

test.each([
  ['an empty file', 'icd10cm-order-1.txt', '', 'icd-10-cm'],
  ['a file without the columns', 'Loinc.csv', 'a,b\n1,2\n', 'loinc'],
  ['a file that is not CSV', 'Loinc.csv', `${LOINC_HEAD}\n"718-7,"x"\n`, 'loinc'],
])('%s is refused', async (_, name, content, system) => {
  expect(await run(name, content, '--system', system)).toEqual({ exitCode: 1, printed: [] })
})

test.each([
  [['--system', 'snomed']],
  [['--system', 'loinc', '--list', 'people']],
  [['--system', 'loinc', '--colour', 'red']],
  [[]],
])('a wrong call is refused: %j', async (args) => {
  expect((await run('Loinc.csv', '', ...args)).exitCode).toBe(2)
})

test('an import is in the audit trail with its counts', async () => {
  const events = await db
    .selectFrom('auditEvent')
    .selectAll()
    .where('operation', '=', 'codes.import')
    .execute()
  expect(events[0]?.detail).toMatchObject({ system: ICD, version: '2026', created: 2, retired: 0 })
})
