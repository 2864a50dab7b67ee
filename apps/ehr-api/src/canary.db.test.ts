import { createServer } from 'node:http'
import { text as bodyOf } from 'node:stream/consumers'
import type { RouteContract } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import { createMetrics, startErrorReports } from '@ehr/observability/api'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { toJsonSchema } from './openapi/json-schema.ts'
import { createTestApp, PUBLIC_URL, setUpInstallation } from './testing/create-test-app.ts'
import { filledWith } from './testing/filled-with.ts'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

/** Stands for anything about a patient: name, note, telephone number, password. */
const CANARY = 'Zanzibarova'

const reports: string[] = []
const receiver = createServer(async (request, response) => {
  reports.push(await bodyOf(request))
  response.end('{}')
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
const errors = await startErrorReports({ dsn: dsnOfReceiver(), release: 'test', environment: 'test' })

const { db, ownerDb } = await useTestDatabase()
await setUpInstallation(db)
const patient = await db
  .insertInto('patient')
  .values({ mrn: `${CANARY}-1` })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('patientName').values({ patientId: patient.id, family: CANARY }).execute()

const features = await loadWorkspaceFeatures()
const contracts = features.flatMap((feature) => feature.routes.map(({ contract }) => contract))
const metrics = createMetrics({ release: 'test' })
const { app, lines, signIn } = await createTestApp({ db, features, metrics, errors })
afterAll(async () => {
  await app.close()
  receiver.close()
})

test('what patients are called and what is written about them leaves by no log, metric, error, header or report', async () => {
  const cookie = await signIn()
  const statuses = await sendEverywhere(cookie)
  // Else the test would have tried the door only.
  expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(contracts.length / 4)
  expect(await leaks()).toEqual([])
})

test('nor when the database fails each of them half way', async () => {
  const cookie = await signIn()
  await sql`do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'public'
      and tablename !~ '^(app_|user_|installation|audit_|idempotency)'
    loop execute format('revoke all on %I from ehr_app', name); end loop;
  end $$`.execute(ownerDb)
  const statuses = await sendEverywhere(cookie)
  expect(statuses).toContain(500)
  await errors.close()
  expect(reports.join()).toContain('42501')
  expect(await leaks()).toEqual([])
})

/** Sends every route what it takes, the canary wherever people write; gives the statuses. */
async function sendEverywhere(cookie: string): Promise<number[]> {
  const statuses: number[] = []
  // Signing out comes first in no order, and would end the session for all after it.
  for (const contract of contracts.filter(({ audit }) => audit !== 'sign-out')) {
    const answer = await app.inject({
      method: contract.method,
      url: contract.path.replaceAll(/:[A-Za-z]+/g, patient.id),
      headers: headersOf(contract, cookie),
      ...(contract.body === undefined ? {} : { payload: JSON.stringify(fullBody(contract.body)) }),
    })
    statuses.push(answer.statusCode)
    if (answer.statusCode >= 400) expect(answer.body, contract.operationId).not.toContain(CANARY)
    expect(JSON.stringify(answer.headers), contract.operationId).not.toContain(CANARY)
  }
  return statuses
}

function headersOf({ audit, body }: RouteContract, cookie: string): Record<string, string> {
  return {
    origin: PUBLIC_URL,
    'idempotency-key': crypto.randomUUID(),
    'if-match': '"1"',
    ...(audit === 'sign-in' ? {} : { cookie }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
}

function fullBody(schema: NonNullable<RouteContract['body']>): unknown {
  return filledWith(toJsonSchema(schema, 'input'), CANARY, patient.id)
}

async function leaks(): Promise<string[]> {
  const said = [...lines, ...reports, await metrics.render()]
  return said.filter((text) => text.includes(CANARY))
}

function dsnOfReceiver(): string {
  const address = receiver.address()
  if (typeof address !== 'object' || address === null) throw new Error('The receiver has no port.')
  return `http://key@127.0.0.1:${address.port}/1`
}
