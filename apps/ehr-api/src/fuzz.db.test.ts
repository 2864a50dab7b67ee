import type { RouteContract } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import { sitesFeature } from '@ehr/http/testing'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toJsonSchema } from './openapi/json-schema.ts'
import { createTestApp, setUpInstallation } from './testing/create-test-app.ts'
import { anyJson, nearlyValid } from './testing/nasty-values.ts'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const RUNS = 20
/** Another seed finds other things; this one makes a failure the same for everybody. */
const SEED = 20_261_121

const { db } = await useTestDatabase()
await setUpInstallation(db)
/** So that requests come further than to "there is no such patient". */
const patient = await db
  .insertInto('patient')
  .values({ mrn: 'FUZZ-1' })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('patientName').values({ patientId: patient.id, family: 'Fuzz' }).execute()
// The one route that must fail: it is there to be refused.
const sites = {
  ...sitesFeature,
  routes: sitesFeature.routes.filter(({ contract }) => contract.operationId !== 'sites.forget'),
}
const features = [...(await loadWorkspaceFeatures()), sites]
const contracts = features.flatMap((feature) => feature.routes.map(({ contract }) => contract))
const { app, lines, signIn } = await createTestApp({ db, features })
let cookie = ''
beforeAll(async () => {
  cookie = await signIn()
})
afterAll(() => app.close())

test.concurrent.each(contracts.map((contract) => [contract.operationId, contract] as const))(
  'no input of any kind breaks %s',
  async (operationId, contract) => {
    // Signing out would end the session that the others run with.
    const headers = contract.audit.startsWith('sign-') ? {} : { cookie }
    const property = fc.asyncProperty(requestOf(contract), async ({ url, body, version }) => {
      const answer = await app.inject({
        method: contract.method,
        url,
        headers: {
          ...headers,
          'idempotency-key': crypto.randomUUID(),
          'if-match': `"${version}"`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
      if (answer.statusCode >= 500) throw new Error(`${answer.statusCode} ${answer.body}`)
      if (answer.statusCode >= 400) expect(answer.json()).toMatchObject({ code: expect.any(String) })
    })
    await fc.assert(property, { numRuns: RUNS, seed: SEED })
    expect(unexpectedErrors(operationId)).toEqual([])
  },
  60_000,
)

/** Database errors that the contract should have kept away, though the client got its 400. */
function unexpectedErrors(operationId: string): string[] {
  const errors = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'error')
  return errors
    .filter(({ operation }) => operation === operationId)
    .map(({ err }) => [err.type, err.code, err.table, err.column, err.constraint, err.message].join(' '))
}

function requestOf(contract: RouteContract) {
  return fc.record({
    url: fc.tuple(pathOf(contract), queryOf(contract)).map((parts) => parts.join('')),
    body: bodyOf(contract),
    version: fc.integer({ min: 0, max: 999_999_999 }),
  })
}

function pathOf({ path }: RouteContract): fc.Arbitrary<string> {
  const steps = path.split('/').map(stepOf)
  return fc.tuple(...steps).map((parts) => parts.join('/'))
}

function stepOf(step: string): fc.Arbitrary<string> {
  if (step === ':patientId') return fc.oneof({ weight: 9, arbitrary: fc.constant(patient.id) }, idStep)
  return step.startsWith(':') ? idStep : fc.constant(step)
}

const idStep = fc.oneof(
  { weight: 3, arbitrary: fc.uuid() },
  fc.constantFrom('x', '%00', '%zz', '..', '%F0%9F%91%A9', 'a'.repeat(300), '0', '%27%3B--'),
)

function queryOf({ query }: RouteContract): fc.Arbitrary<string> {
  const nearly = query === undefined ? fc.constant({}) : nearlyValid(toJsonSchema(query, 'input'))
  const odd = fc.constantFrom('', '?', '?limit=%00', '?limit[]=1', '?__proto__=1', '?a=1&a=2', '?%zz')
  const searches = nearly.map((values) => {
    const entries = Object.entries(Object(values)).map(([name, value]) => [
      name,
      String(value).toWellFormed(),
    ])
    return entries.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(entries))}`
  })
  return fc.oneof({ weight: 4, arbitrary: searches }, odd)
}

function bodyOf({ body, method }: RouteContract): fc.Arbitrary<unknown> {
  if (method === 'GET') return fc.constant(undefined)
  if (body === undefined) return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, anyJson)
  return fc.oneof({ weight: 5, arbitrary: nearlyValid(toJsonSchema(body, 'input')) }, anyJson)
}
