import { join } from 'node:path'
import { ROLES, type Role, type RouteContract } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, PUBLIC_URL, setUpInstallation } from './testing/create-test-app.ts'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const FEATURES = join(import.meta.dirname, '../../../libs/features')

const { db } = await useTestDatabase()
await setUpInstallation(db)
const features = await loadWorkspaceFeatures()
const { app, signIn } = await createTestApp({ db, features })
const cookies = new Map<Role | 'no role', string>()
beforeAll(async () => {
  for (const role of ROLES) cookies.set(role, await signIn([role]))
})
afterAll(() => app.close())

/*
 * What each role may call is written down beside each feature, in `src/api/access.txt`, where a reviewer sees a
 * role gain or lose a route. `pnpm vitest run --project @ehr/ehr-api access-table -u` writes it anew.
 */
test.each(features.map((feature) => [feature.name, feature] as const))(
  'exactly the roles that %s writes down get past the check of access, and nobody signed out',
  async (name, feature) => {
    const contracts = feature.routes.map(({ contract }) => contract)
    const lines = await Promise.all(contracts.map(async (contract) => await tryEveryRole(app, contract)))
    await expect(lines.sort().join('')).toMatchFileSnapshot(join(FEATURES, name, 'src/api/access.txt'))
  },
)

/** One line: the operation, and who was let through by the running API, whatever the contract says. */
async function tryEveryRole(api: FastifyInstance, contract: RouteContract): Promise<string> {
  const admitted: string[] = []
  if (await isAdmitted(api, contract, undefined)) admitted.push('anyone')
  else for (const role of ROLES) if (await isAdmitted(api, contract, cookies.get(role))) admitted.push(role)
  const who = admitted.length === ROLES.length ? 'everyone signed in' : admitted.join(', ')
  return `${contract.operationId.padEnd(40)} ${who === '' ? 'nobody' : who}\n`
}

/** Without a body, and with ids that nobody has: whoever is let through gets another refusal, and changes nothing. */
async function isAdmitted(api: FastifyInstance, contract: RouteContract, cookie: string | undefined) {
  const isSigning = contract.access === 'public' && contract.audit.startsWith('sign-')
  const answer = await api.inject({
    method: contract.method,
    url: contract.path.replaceAll(/:[A-Za-z]+/g, crypto.randomUUID()),
    // Signing out would end the session that the next routes are tried with.
    headers: { origin: PUBLIC_URL, ...(cookie === undefined || isSigning ? {} : { cookie }) },
  })
  const isRefused = answer.statusCode === 401 || answer.statusCode === 403
  return !isRefused || !['UNAUTHENTICATED', 'FORBIDDEN'].includes(answer.json().code)
}
