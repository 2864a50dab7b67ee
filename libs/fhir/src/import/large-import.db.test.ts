import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import type {} from '@ehr/db-migrations/tables/source-record'
import { afterAll, expect, test } from 'vitest'
import { importInChild, startImport } from '../testing/import-in-child.ts'
import { removeInput } from '../testing/input.ts'
import { writeLargeBundle } from '../testing/large-input.ts'
import { importFhir } from './index.ts'

const { db, url } = await useTestDatabase()
const folders: string[] = []
afterAll(() => Promise.all(folders.map(removeInput)))

/** Resident memory of the whole process, Node itself included, whatever the size of the input. */
const MOST_MEGABYTES = 300

test('an import that is killed in the middle is complete after the next one', {
  timeout: 120_000,
}, async () => {
  const { path, folder } = await writeLargeBundle(5_000)
  folders.push(folder)
  const child = startImport(url, path)
  while ((await count('sourceRecord')) < 1_000) await wait(20)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const written = await count('sourceRecord')
  expect(written).toBeLessThan(5_000)
  expect((await count('patient')) + (await count('observation'))).toBe(written)
  expect(await count('patientName')).toBe(await count('patient'))

  const { types } = await importFhir(db, { path, source: 'child', now: new Date() })
  expect(sum(types, 'unchanged')).toBe(written)
  expect(sum(types, 'created')).toBe(5_000 - written)
  expect([await count('patient'), await count('observation')]).toEqual([100, 4_900])
})

test('50,000 resources take no more memory than is allowed', { timeout: 300_000 }, async () => {
  const { path, folder } = await writeLargeBundle(50_000)
  folders.push(folder)
  const { peakMegabytes, types } = await importInChild(url, path)
  expect(sum(types, 'created') + sum(types, 'unchanged')).toBe(50_000)
  expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES)
})

async function count(table: 'sourceRecord' | 'patient' | 'patientName' | 'observation'): Promise<number> {
  const { rows } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return rows
}

function sum(types: Readonly<Record<string, Readonly<Record<string, number>>>>, outcome: string): number {
  return Object.values(types).reduce((total, counts) => total + (counts[outcome] ?? 0), 0)
}
