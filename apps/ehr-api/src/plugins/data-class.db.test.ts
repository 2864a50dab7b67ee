import { createDemoAccounts } from '@ehr/auth'
import { useTestDatabase } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import { assertDataClass } from '../data-class.ts'
import { createTestApp, setUpInstallation } from '../testing/create-test-app.ts'
import { loadWorkspaceFeatures } from '../testing/workspace-features.ts'

const { db } = await useTestDatabase()
const features = await loadWorkspaceFeatures()

test('before an installation is set up the page learns so, whatever the environment says', async () => {
  await assertDataClass(db, 'phi')
  const { app } = await createTestApp({ db, features, env: { DATA_CLASS: 'phi' } })
  const answer = await app.inject({ url: '/api/session' })
  expect([answer.statusCode, answer.json()]).toEqual([200, { user: null, clinic: null, demoAccounts: [] }])
  await setUpInstallation(db)
  expect((await app.inject({ url: '/api/session' })).statusCode).toBe(503)
  await app.close()
})

test('an environment of another data class does not start, and answers nothing', async () => {
  await expect(assertDataClass(db, 'phi')).rejects.toThrow('the database says "synthetic"')
  await assertDataClass(db, 'synthetic')
})

test('beside real data there is neither a demo account nor a demo clinic', async () => {
  await db.transaction().execute((trx) => createDemoAccounts(trx))
  await db.updateTable('installation').set({ dataClass: 'phi' }).execute()
  await expect(assertDataClass(db, 'phi')).rejects.toThrow('demo')
  const { app } = await createTestApp({ db, features, env: { DATA_CLASS: 'phi' } })
  expect((await app.inject({ url: '/api/session' })).statusCode).toBe(503)
  await app.close()
})

test('a database that is not there is asked later', async () => {
  const { createDb } = await import('@ehr/db')
  const nowhere = createDb({ connectionString: 'postgres://ehr_api:secret@127.0.0.1:9/none' })
  await expect(assertDataClass(nowhere, 'phi')).resolves.toBeUndefined()
  await nowhere.destroy()
})
