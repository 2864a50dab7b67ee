import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/code'
import { expect, test } from 'vitest'
import { DRUG_KNOWLEDGE } from '../contract/drug-knowledge.ts'

const { db } = await useTestDatabase()

async function listUnknown(list: string, known: Readonly<Record<string, unknown>>): Promise<string[]> {
  const codes = db.selectFrom('code').selectAll().where('isShipped', '=', true).orderBy('display')
  const offered = (await codes.execute()).filter(({ lists }) => lists.includes(list))
  expect(offered.length).toBeGreaterThan(20)
  return offered
    .filter(({ system, code }) => known[`${system}|${code}`] === undefined)
    .map(({ display }) => display)
}

test('every drug that is offered can be checked', async () => {
  expect(await listUnknown('medications', DRUG_KNOWLEDGE.drugs)).toEqual([])
})

test('every agent that is offered can be checked, but the one that names none', async () => {
  expect(await listUnknown('allergens', DRUG_KNOWLEDGE.allergens)).toEqual([
    'Allergy to drug',
    'No known allergy',
  ])
})
