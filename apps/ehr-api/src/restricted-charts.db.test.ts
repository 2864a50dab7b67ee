import { join } from 'node:path'
import type { RouteContract } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toJsonSchema } from './openapi/json-schema.ts'
import { createTestApp, PUBLIC_URL, setUpInstallation } from './testing/create-test-app.ts'
import { nearlyValid } from './testing/nasty-values.ts'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const RESTRICTED = join(import.meta.dirname, '../../../libs/features/restricted-charts/src/api')
/** Tries at a body that the contract takes: batches of so many. */
const BATCHES = 40
const BATCH_SIZE = 50
const SEED = 20_261_121

const { db } = await useTestDatabase()
await setUpInstallation(db)
const { id: patientId } = await db
  .insertInto('patient')
  .values({ mrn: 'VIP-1', isRestricted: true })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('patientName').values({ patientId, family: 'Hartwell' }).execute()

const features = await loadWorkspaceFeatures()
const contracts = features.flatMap((feature) => feature.routes.map(({ contract }) => contract))
const { app, signIn } = await createTestApp({ db, features })
const sessions: string[] = []
beforeAll(async () => {
  // Everything that roles can give, but no care relation; and every role that treats nobody.
  sessions.push(await signIn(), await signIn(['administrator', 'front-desk', 'auditor']))
})
afterAll(() => app.close())

/** Searches among other things than patients. */
const ABOUT_NO_PATIENT = ['users.search']

const chartRoutes = contracts.filter(
  ({ path, openForRestricted }) => path.includes(':patientId') && openForRestricted === undefined,
)

test.each(chartRoutes.map((contract) => [contract.operationId, contract] as const))(
  '%s refuses a restricted patient to whoever has no care relation',
  async (_, contract) => {
    for (const cookie of sessions) {
      const answer = await send(contract, cookie)
      // A role that may not call the route at all is refused for that.
      const codes = cookie === sessions[0] ? ['CHART_RESTRICTED'] : ['CHART_RESTRICTED', 'FORBIDDEN']
      expect([answer.statusCode, codes]).toEqual([403, expect.arrayContaining([answer.json().code])])
      expect(answer.body).not.toContain('Hartwell')
    }
  },
)

/*
 * The routes that stay open say why. A reviewer sees here when one more does:
 * `pnpm vitest run --project @ehr/ehr-api restricted-charts -u` writes it anew.
 */
test('the routes that are open for restricted patients are written down, each with its reason', async () => {
  const open = contracts
    .filter(({ openForRestricted }) => openForRestricted !== undefined)
    .map(({ operationId, openForRestricted }) => `${operationId.padEnd(44)} ${openForRestricted}\n`)
  await expect(open.sort().join('')).toMatchFileSnapshot(join(RESTRICTED, 'open-routes.txt'))
})

test('every search that spans patients says what it shows of those whose chart is restricted', () => {
  const silent = contracts.filter(
    ({ operationId, audit, path, openForRestricted }) =>
      audit === 'search' &&
      !path.includes(':patientId') &&
      !ABOUT_NO_PATIENT.includes(operationId) &&
      openForRestricted === undefined,
  )
  // Without a reason one restricted patient in its answer would close the whole list.
  expect(silent.map(({ operationId }) => operationId)).toEqual([])
})

function send(contract: RouteContract, cookie: string) {
  const path = contract.path
    .replace(':patientId', patientId)
    .replace(':kind', 'patient')
    .replaceAll(/:[A-Za-z]+/g, crypto.randomUUID())
  const body = bodyOf(contract)
  return app.inject({
    method: contract.method,
    url: `${path}${queryOf(contract)}`,
    headers: { cookie, origin: PUBLIC_URL, 'idempotency-key': crypto.randomUUID(), 'if-match': '"1"' },
    ...(body === undefined ? {} : { payload: Object(body) }),
  })
}

/** Bodies that no luck finds. */
const BODIES: Readonly<Record<string, unknown>> = {
  'vitals.record': { takenAt: '2026-03-04T09:30:00.000Z', values: { heartRate: '72' }, confirmed: true },
}

/** A body that passes validation: the guard comes after it. */
function bodyOf({ body, operationId }: RouteContract): unknown {
  if (body === undefined) return undefined
  const found = BODIES[operationId] ?? sampleOf(body)
  if (found !== undefined) return found
  throw new Error(
    `${operationId}: no body of ${BATCHES * BATCH_SIZE} tries passes its contract. Write one into BODIES.`,
  )
}

function queryOf({ query }: RouteContract): string {
  if (query === undefined || query.safeParse({}).success) return ''
  return `?${new URLSearchParams(Object(sampleOf(query)))}`
}

function sampleOf(schema: NonNullable<RouteContract['body']>): unknown {
  const likely = nearlyValid(toJsonSchema(schema, 'input'))
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const samples = fc.sample(likely, { numRuns: BATCH_SIZE, seed: SEED + batch })
    const found = samples.find((sample) => isTaken(schema, JSON.stringify(sample)))
    if (found !== undefined) return found
  }
  return undefined
}

/** What cannot be stored is refused before the guard is asked, as is what the contract does not describe. */
function isTaken(schema: NonNullable<RouteContract['body']>, text: string): boolean {
  return !/\\u(0000|d[89a-f])/i.test(text) && schema.safeParse(JSON.parse(text)).success
}
