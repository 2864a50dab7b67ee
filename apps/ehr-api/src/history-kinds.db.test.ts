import { join } from 'node:path'
import { ROLES, type Role } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, PUBLIC_URL, setUpInstallation } from './testing/create-test-app.ts'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const FEATURES = join(import.meta.dirname, '../../../libs/features')

const { db } = await useTestDatabase()
await setUpInstallation(db)
const features = await loadWorkspaceFeatures()
const { app, signIn } = await createTestApp({ db, features })
const cookies = new Map<Role, string>()
beforeAll(async () => {
  for (const role of ROLES) cookies.set(role, await signIn([role]))
})
afterAll(() => app.close())

const kinds = features.flatMap(({ name, records = [] }) => records.map((record) => ({ name, record })))
const owners = [...new Set(kinds.map(({ name }) => name))]

/*
 * One route serves the history of all kinds of records, so the tables of routes and roles cannot tell who may read
 * which: `src/api/history.txt` beside each feature does. `pnpm vitest run --project @ehr/ehr-api history-kinds -u`
 * writes it anew.
 */
test.each(owners)('exactly the roles that %s writes down read the history of its records', async (owner) => {
  const own = kinds.filter(({ name }) => name === owner)
  const lines = await Promise.all(own.map(async ({ record }) => await tryEveryRole(record.kind)))
  await expect(lines.sort().join('')).toMatchFileSnapshot(join(FEATURES, owner, 'src/api/history.txt'))
})

test.each(kinds.map(({ name, record }) => [record.kind, name, record.access] as const))(
  'the history of %s is for those who may read the record itself',
  async (kind, name, access) => {
    const table = features.find((feature) => feature.name === name)?.permissions ?? {}
    const readers = Object.entries(table).flatMap(([permission, roles]) =>
      permission === access ? [...roles] : [],
    )
    const admitted = ROLES.filter((role) => readers.includes(role))
    expect(await tryEveryRole(kind)).toBe(lineOf(kind, admitted))
  },
)

async function tryEveryRole(kind: string): Promise<string> {
  const admitted: Role[] = []
  for (const role of ROLES) if ((await ask(kind, cookies.get(role) ?? '')) === 404) admitted.push(role)
  return lineOf(kind, admitted)
}

/** Of a record that does not exist: whoever may read such records is told that, others that they may not. */
async function ask(kind: string, cookie: string): Promise<number> {
  const url = `/api/patients/${crypto.randomUUID()}/history/${kind}/${crypto.randomUUID()}`
  const answer = await app.inject({ method: 'GET', url, headers: { cookie, origin: PUBLIC_URL } })
  return answer.statusCode
}

function lineOf(kind: string, roles: readonly Role[]): string {
  return `${kind.padEnd(20)} ${roles.join(', ')}\n`
}
