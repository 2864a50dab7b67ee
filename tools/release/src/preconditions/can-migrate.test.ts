import { expect, test } from 'vitest'
import { openScene } from '../flow/open-scene.ts'
import { createTestWorld } from '../testing/test-world.ts'
import { canMigrate } from './can-migrate.ts'

async function judge(
  env: Record<string, string>,
  change: { commit?: string; migrates?: 'before' | 'within' } = {},
) {
  const world = await createTestWorld({ env })
  const opened = openScene(world.options)
  if (!opened.ok) throw new Error(opened.why)
  const { scene } = opened
  const place = { ...scene.place, migrates: change.migrates ?? ('before' as const) }
  const facts = { services: [], migrations: new Map(), newMigrations: ['2_second'], proof: undefined }
  return await canMigrate({ ...scene, ...facts, place, commit: change.commit ?? world.tip })
}

const OWNER = { MIGRATION_DATABASE_URL: 'postgresql://owner@127.0.0.1/none' }

test('migrations run from here by the owner’s connection, on the files of the commit', async () => {
  expect((await judge(OWNER))?.verdict).toBe('met')
})

test('without the connection, or with other files, nothing is deployed', async () => {
  expect(await judge({}, { commit: 'f'.repeat(40) })).toMatchObject({
    verdict: 'unmet',
    text: 'MIGRATION_DATABASE_URL is not set, and fffffff is not checked out; migrations run from here.',
  })
})

test('where the provider migrates within the deployment, neither is needed', async () => {
  expect(await judge({}, { migrates: 'within' })).toBeUndefined()
})
