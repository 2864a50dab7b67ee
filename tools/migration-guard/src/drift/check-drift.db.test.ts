import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createTestDatabase } from '@ehr/db/testing'
import { createMigrationDb, MIGRATIONS_FOLDER } from '@ehr/db-migrations'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { checkDrift } from './check-drift.ts'

const database = await createTestDatabase()
const db = createMigrationDb(database.ownerUrl)
const ours = resolve(MIGRATIONS_FOLDER, '..')
let root = ''

beforeEach(async () => {
  if (root !== '') await rm(root, { recursive: true })
  root = await mkdtemp(join(tmpdir(), 'guard-drift-'))
  await cp(join(ours, 'schema'), join(root, 'schema'), { recursive: true })
  await cp(join(ours, 'src/tables'), join(root, 'src/tables'), { recursive: true })
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
  await rm(root, { recursive: true })
})

const check = (write = false) =>
  checkDrift({ root, folder: join(root, 'migrations'), db, write, packageFolder: root })

test('schema and types of this workspace agree with its migrations', async () => {
  expect(await checkDrift({ root: resolve(ours, '../..'), folder: MIGRATIONS_FOLDER, db })).toEqual({
    findings: [],
    written: [],
  })
})

test('a schema and types that were edited by hand, and what is missing or too much, are shown as differences', async () => {
  const schema = join(root, 'schema/tables/location.sql')
  await writeFile(schema, (await readFile(schema, 'utf8')).replace(/^ {2}name text.*$/m, '  name citext,'))
  await rm(join(root, 'src/tables/location.ts'))
  await writeFile(
    join(root, 'schema/tables/gone.sql'),
    '-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.\n',
  )
  const { findings, written } = await check()
  expect(findings.map(({ rule, severity, file }) => [rule, severity, file])).toEqual([
    ['drift-snapshot', 'error', 'schema/tables/location.sql'],
    ['drift-types', 'error', 'src/tables/location.ts'],
    ['drift-snapshot', 'error', 'schema/tables/gone.sql'],
  ])
  expect(findings[0]?.observed).toMatch(/- {3}name citext,\n\+ {3}name text/)
  expect(findings[0]?.line).toBeGreaterThan(1)
  expect(written).toEqual([])
})

test('told to write, it brings schema and types up to date, and finds nothing afterwards', async () => {
  const file = join(root, 'src/tables/location.ts')
  await writeFile(file, (await readFile(file, 'utf8')).replace('name: string', 'name: number'))
  expect(await check(true)).toEqual({ findings: [], written: ['src/tables/location.ts'] })
  expect(await check()).toEqual({ findings: [], written: [] })
})

test('a column without a class of data is found', async () => {
  await sql`alter table location add column fax text`.execute(db)
  try {
    const { findings } = await check()
    expect(findings.filter(({ rule }) => rule === 'drift-data-class')).toMatchObject([
      {
        severity: 'error',
        file: 'schema/tables/location.sql',
        observed: expect.stringContaining('location.fax has no comment'),
      },
    ])
  } finally {
    await sql`alter table location drop column fax`.execute(db)
  }
})

test('a type that has no counterpart in TypeScript is told instead of ending the validation', async () => {
  await sql`create table odd (place point)`.execute(db)
  try {
    const { findings } = await check()
    expect(findings[0]).toMatchObject({
      rule: 'drift-types',
      observed: expect.stringContaining('Column place has type point'),
    })
  } finally {
    await sql`drop table odd`.execute(db)
  }
})

test('the migrations of another project have nothing to be compared with, which is said', async () => {
  expect(await checkDrift({ root, folder: join(root, 'migrations'), db })).toEqual({
    findings: [],
    written: [],
    skipped: 'No schema and no types are generated from these migrations.',
  })
})
