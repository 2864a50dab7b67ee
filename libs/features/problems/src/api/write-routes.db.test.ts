import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/condition'
import type {} from '@ehr/db-migrations/tables/condition-history'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/patient'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, describe, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { problemOf } from './problem-of-tests.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

const clinic = { clinicName: 'Test', timeZone: 'Asia/Amman', dataClass: 'synthetic' } as const
await db.insertInto('installation').values(clinic).execute()
const userId = randomUUID()
await db.insertInto('appUser').values({ id: userId, name: 'Cleo Clinician', email: 'c@x.test' }).execute()

const ASTHMA = { system: 'http://snomed.info/sct', code: '195967001', display: 'Asthma' }

function inputOf(given: Partial<contract.ProblemInput> = {}): contract.ProblemInput {
  return {
    code: ASTHMA,
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    severity: 'mild',
    onset: { value: '2019-03-01', precision: 'month' },
    abated: null,
    note: 'At night',
    encounterId: null,
    duplicateConfirmed: false,
    ...given,
  }
}

const CHANGE = {
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  severity: null,
  onset: null,
  abated: null,
  note: null,
} as const satisfies contract.ProblemChange

async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}

function create(patientId: string, given: Partial<contract.ProblemInput> = {}) {
  const call = { params: { patientId }, body: inputOf(given), idempotencyKey: randomUUID() }
  return api.call(contract.createProblem, call, { userId })
}

function update(
  problem: contract.Problem,
  given: Partial<contract.ProblemChange>,
  version = problem.version,
) {
  const params = { patientId: problem.patientId, problemId: problem.id }
  return api.call(contract.updateProblem, { params, body: { ...CHANGE, ...given }, version }, { userId })
}

function markAsError(problem: contract.Problem, version = problem.version) {
  const params = { patientId: problem.patientId, problemId: problem.id }
  return api.call(contract.markProblemAsError, { params, body: { reason: 'Wrong patient' }, version })
}

function countOf(patientId: string) {
  return db.selectFrom('condition').select('id').where('patientId', '=', patientId).execute()
}

describe('recording a problem', () => {
  test('what was written is what is read again, with who wrote it', async () => {
    const patientId = await insertPatient()
    const { status, body } = await create(patientId)
    expect(status).toBe(201)
    const { duplicateConfirmed: _, ...written } = inputOf()
    expect(body).toMatchObject({ ...written, isActive: true, category: 'problem-list-item', version: 1 })
    expect(body.changedBy).toBe('Cleo Clinician')
    const read = await api.call(contract.getProblem, { params: { patientId, problemId: body.id } })
    expect(read.body).toEqual(body)
    const events = db.selectFrom('auditEvent').selectAll().where('recordId', '=', body.id).orderBy('id')
    expect(await events.execute()).toMatchObject([
      { action: 'create', operation: 'problems.create', patientIds: [patientId], userId },
      { action: 'read' },
    ])
  })

  test('the words of a code are those of its system, whatever the client says', async () => {
    const { body } = await create(await insertPatient(), { code: { ...ASTHMA, display: 'Quite healthy' } })
    expect(body.code).toEqual(ASTHMA)
  })

  test.each([
    ['made up', { ...ASTHMA, code: '1' }],
    ['of another list', { system: 'http://hl7.org/fhir/sid/cvx', code: '03', display: 'MMR' }],
  ])('a code that is %s is refused at its field', async (_, code) => {
    const patientId = await insertPatient()
    const answer = await create(patientId, { code })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/body/code' }] } })
    expect(await countOf(patientId)).toEqual([])
  })

  test('an active one of the same code is warned of, and may be recorded all the same', async () => {
    const patientId = await insertPatient()
    await create(patientId)
    expect(await create(patientId)).toMatchObject({
      status: 409,
      body: { code: 'PROBLEM_DUPLICATE', errors: [{ pointer: '/body/duplicateConfirmed' }] },
    })
    expect((await create(patientId, { duplicateConfirmed: true })).status).toBe(201)
    expect(await countOf(patientId)).toHaveLength(2)
  })

  test.each<[string, Parameters<typeof problemOf>[1] & { other?: true }]>([
    ['another patient has it', { other: true }],
    ['it is over', { clinicalStatus: 'resolved' }],
    ['it was entered in error', { verificationStatus: 'entered-in-error' }],
  ])('nothing is warned of where %s', async (_, { other = false, ...columns }) => {
    const patientId = await insertPatient()
    const holder = other ? await insertPatient() : patientId
    const row = { ...problemOf(holder), ...columns, codeSystem: ASTHMA.system, code: ASTHMA.code }
    await db.insertInto('condition').values(row).execute()
    expect((await create(patientId)).status).toBe(201)
  })

  test.each<[string, Partial<contract.ProblemInput>, string, string]>([
    [
      'an end while it is active',
      { abated: { value: '2020-01-01', precision: 'day' } },
      '/body/abated',
      contract.PROBLEM_COMPLAINTS.endWhileActive,
    ],
    [
      'an end before its beginning',
      { clinicalStatus: 'resolved', abated: { value: '2019-02-28', precision: 'day' } },
      '/body/abated',
      contract.PROBLEM_COMPLAINTS.endBeforeBegin,
    ],
    [
      'a beginning still to come',
      { onset: { value: '2999-01-01', precision: 'year' } },
      '/body/onset',
      contract.PROBLEM_COMPLAINTS.inFuture,
    ],
  ])('%s is refused at its field', async (_, given, pointer, detail) => {
    const patientId = await insertPatient()
    expect(await create(patientId, given)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer, detail }] },
    })
    expect(await countOf(patientId)).toEqual([])
  })

  test('dates are compared as far as both are known', async () => {
    const given = { clinicalStatus: 'resolved', abated: { value: '2019-01-01', precision: 'year' } } as const
    expect((await create(await insertPatient(), given)).status).toBe(201)
  })

  test('the visit of another patient is refused', async () => {
    const [patientId, other] = [await insertPatient(), await insertPatient()]
    const visit = { status: 'finished', class: 'ambulatory', startedAt: '2024-05-01T08:00:00.000Z' } as const
    const { id } = await db
      .insertInto('encounter')
      .values({ ...visit, patientId: other })
      .returning('id')
      .executeTakeFirstOrThrow()
    expect(await create(patientId, { encounterId: id })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/body/encounterId' }] },
    })
  })

  test.each([
    ['an own id', { id: randomUUID() }],
    ['another patient', { patientId: randomUUID() }],
    ['the state that only the error route gives', { verificationStatus: 'entered-in-error' }],
    ['a state that only imports bring', { clinicalStatus: 'relapse' }],
    ['a whole day as a month', { onset: { value: '2019-03-01', precision: 'decade' } }],
  ])('a body with %s is refused', async (_, given) => {
    expect((await create(await insertPatient(), given as never)).status).toBe(400)
  })

  test('an unknown patient has no problems', async () => {
    expect((await create(randomUUID())).status).toBeGreaterThanOrEqual(400)
  })
})

describe('changing a problem', () => {
  test('resolving it keeps the former state in the history', async () => {
    const { body: problem } = await create(await insertPatient())
    const abated = { value: '2024-05-01', precision: 'day' } as const
    const { status, body } = await update(problem, {
      clinicalStatus: 'resolved',
      abated,
      onset: problem.onset,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ clinicalStatus: 'resolved', abated, isActive: false, version: 2 })
    const history = db.selectFrom('conditionHistory').selectAll().where('id', '=', problem.id)
    expect(await history.execute()).toMatchObject([{ version: 1, clinicalStatus: 'active', abatedOn: null }])
  })

  test('a change of an older version is refused and changes nothing', async () => {
    const { body: problem } = await create(await insertPatient())
    await update(problem, { note: 'First' })
    expect((await update(problem, { note: 'Second' })).status).toBe(412)
    const params = { patientId: problem.patientId, problemId: problem.id }
    expect((await api.call(contract.getProblem, { params })).body.note).toBe('First')
  })

  test('the moment of an import stays when its day is left as it was shown', async () => {
    const patientId = await insertPatient()
    const row = problemOf(patientId, { onsetAt: '2020-01-01T22:30:00.000Z' })
    const { id } = await db.insertInto('condition').values(row).returning('id').executeTakeFirstOrThrow()
    const { body: problem } = await api.call(contract.getProblem, { params: { patientId, problemId: id } })
    // In Amman it was past midnight.
    expect(problem.onset).toEqual({ value: '2020-01-02', precision: 'day' })
    const kept = await update(problem, { onset: problem.onset, severity: 'severe' })
    expect(kept.body).toMatchObject({ onsetAt: '2020-01-01T22:30:00.000Z', severity: 'severe' })
    const changed = await update(kept.body, { onset: { value: '2019-01-01', precision: 'year' } })
    expect(changed.body.onset).toEqual({ value: '2019-01-01', precision: 'year' })
  })

  test('which problem it is cannot be changed', async () => {
    const { body: problem } = await create(await insertPatient())
    expect((await update(problem, { code: { ...ASTHMA, code: '37796009' } } as never)).status).toBe(400)
  })

  test('what was entered in error stays readable with its reason, and is changed no more', async () => {
    const { body: problem } = await create(await insertPatient())
    const { status, body } = await markAsError(problem)
    expect([status, body]).toMatchObject([
      200,
      { verificationStatus: 'entered-in-error', errorReason: 'Wrong patient', isActive: false },
    ])
    expect(await update(body, {})).toMatchObject({ status: 409, body: { code: 'PROBLEM_CLOSED' } })
    expect(await markAsError(body)).toMatchObject({ status: 409, body: { code: 'PROBLEM_CLOSED' } })
    const event = db
      .selectFrom('auditEvent')
      .select('reason')
      .where('operation', '=', 'problems.mark-as-error')
      .where('outcome', '=', 'success')
    expect(await event.execute()).toEqual([{ reason: 'Wrong patient' }])
  })

  test('the problem of another patient is not there, whoever asks', async () => {
    const { body: problem } = await create(await insertPatient())
    const wrong = { ...problem, patientId: await insertPatient() }
    expect((await update(wrong, {})).status).toBe(404)
    expect((await markAsError(wrong)).status).toBe(404)
  })
})

test('only clinicians write', async () => {
  const { body: problem } = await create(await insertPatient())
  const params = { patientId: problem.patientId, problemId: problem.id }
  const { version } = problem
  for (const role of ['nurse', 'pharmacist', 'front-desk', 'auditor', 'administrator'] as const) {
    const answers = await Promise.all([
      api.call(
        contract.createProblem,
        { params, body: inputOf(), idempotencyKey: randomUUID() },
        { roles: [role] },
      ),
      api.call(contract.updateProblem, { params, body: CHANGE, version }, { roles: [role] }),
      api.call(contract.markProblemAsError, { params, body: { reason: 'x' }, version }, { roles: [role] }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  }
})
