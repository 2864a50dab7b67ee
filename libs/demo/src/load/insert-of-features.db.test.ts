import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/location'
import { expect, test } from 'vitest'
import { type DemoFeature, fillFeatures } from './insert-of-features.ts'
import { loadDemo } from './load-demo.ts'

const { db } = await useTestDatabase()
const now = Temporal.Instant.from('2026-11-18T10:00:00Z')

/** Features whose tables the clinic leaves empty; what they were told is kept. */
const told: string[] = []
function featureOn(name: string, table: string, after: readonly string[] = []): DemoFeature {
  return {
    name,
    demo: {
      table,
      after,
      insert: async ({ patientIds, random, day }) => {
        told.push(`${name}: ${patientIds.length} patients, ${random.integer(1, 1_000_000)}, ${day(0)}`)
      },
    },
  }
}

test('each feature gets the clinic once, after those it points to, with choices that no other changes', async () => {
  const features = [featureOn('b', 'known_device', ['attempt_count']), featureOn('a', 'attempt_count')]
  await loadDemo(db, { seed: 3, patients: 24, timeZone: 'UTC', now, features })
  const [first = '', second = ''] = told.splice(0)
  expect([first.slice(0, 2), second.slice(0, 2)]).toEqual(['a:', 'b:'])
  expect(first).toMatch(/^a: 24 patients, \d+, 2026-11-16$/)
  expect(await fillFeatures(db, [featureOn('b', 'known_device'), featureOn('c', 'location')])).toEqual(['b'])
  expect(told).toEqual([second])
})
