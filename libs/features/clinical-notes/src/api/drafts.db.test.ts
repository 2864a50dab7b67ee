import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { BLANK_CONTENT } from '../contract/note-content.ts'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { NOW, notesOfTests } from './notes-of-tests.ts'

const HEADACHE = { system: 'http://snomed.info/sct', code: '25064002', display: 'Headache' }

const { db } = await useTestDatabase()
let now = NOW
const api = await createTestApi({ db, features: [feature], clock: () => now })
afterAll(() => api.close())
const { insertUser, insertPatient, insertVisit, openScene, start, read, save, sign, write } = notesOfTests(
  db,
  api,
)

function later(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000)
}

test('what was saved is there after the connection is lost between two saves', async () => {
  const scene = await openScene()
  const { body: draft, status } = await start(scene)
  expect(status).toBe(201)
  expect(draft).toMatchObject({ status: 'draft', isMine: true, content: BLANK_CONTENT, version: 1 })
  const saved = await save(scene, draft, { complaint: 'Cough ' }, { diagnoses: [HEADACHE] })
  expect(saved.body).toEqual({ version: 2, savedAt: now.toISOString() })

  // The next save never arrives: the browser is gone. A new one finds the last acknowledged text.
  const again = await read(scene, draft.id)
  expect(again.body).toMatchObject({ version: 2, savedAt: now.toISOString() })
  expect(again.body.content?.sections.complaint).toBe('Cough ')
  expect(again.body.content?.diagnoses).toEqual([HEADACHE])
})

test('of two tabs that save the same draft the second gets 412, and nothing of the first is lost', async () => {
  const scene = await openScene()
  const { body: draft } = await start(scene)
  const answers = await Promise.all([
    save(scene, draft, { plan: 'one tab' }),
    save(scene, draft, { plan: 'other tab' }),
  ])
  const won = answers.findIndex(({ status }) => status === 200)
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
  const { body } = await read(scene, draft.id)
  expect(body.content?.sections.plan).toBe(['one tab', 'other tab'][won])
})

test('what stood in a draft before much was removed, or minutes ago, is kept beside it', async () => {
  const scene = await openScene()
  const { body: draft } = await start(scene)
  let { version } = draft
  const saveNext = async (plan: string | null) => {
    version = (await save(scene, { id: draft.id, version }, { plan })).body.version
  }
  await saveNext('Rest.')
  await saveNext('Rest. Return in a week.')
  await saveNext(null)
  later(6)
  await saveNext('Rest. Walk.')
  const { userId, ...params } = scene
  const call = { params: { ...params, noteId: draft.id } }
  const { body } = await api.call(contract.listRevisions, call, { userId })
  expect(body.items.map(({ content }) => content.sections.plan)).toEqual([
    'Rest. Walk.',
    null,
    'Rest. Return in a week.',
  ])
})

describe('a draft of somebody else', () => {
  test('is known to be there, by author and time; its text is not', async () => {
    const scene = await openScene()
    const { body: draft } = await start(scene)
    await save(scene, draft, { complaint: 'Secret until signed' }, { diagnoses: [HEADACHE] })
    const colleague = { ...scene, userId: await insertUser('Dr Other') }
    const { body } = await read(colleague, draft.id)
    expect(body).toMatchObject({ author: { name: 'Dr Test' }, isMine: false, content: null, diagnoses: [] })
    const list = await api.call(
      contract.listNotes,
      { params: { patientId: scene.patientId }, query: {} },
      { userId: colleague.userId },
    )
    expect(list.body.items).toMatchObject([{ id: draft.id, diagnoses: [], savedAt: now.toISOString() }])
    expect(JSON.stringify([body, list.body])).not.toMatch(/Secret|Headache/)
  })

  test('is not written, signed, given up or looked back into', async () => {
    const scene = await openScene()
    const { body: draft } = await start(scene)
    const colleague = { ...scene, userId: await insertUser() }
    const { userId, ...params } = colleague
    const call = { params: { ...params, noteId: draft.id }, version: draft.version }
    const refused = [
      await save(colleague, draft, { plan: 'Mine now' }),
      await sign(colleague, draft),
      await api.call(contract.abandonDraft, { ...call, body: { reason: null } }, { userId }),
      await api.call(contract.listRevisions, call, { userId }),
    ]
    for (const answer of refused) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'NOTE_NOT_YOURS' } })
    }
  })

  test('is taken over once its author has left or not written for two weeks, by a clinician, with a reason', async () => {
    const scene = await openScene()
    const { body: draft } = await start(scene)
    await save(scene, draft, { complaint: 'Cough for a week' })
    const colleague = await insertUser('Dr Other')
    const { userId: _, ...params } = scene
    const takeOver = (roles: readonly ('clinician' | 'nurse')[] = ['clinician']) =>
      api.call(
        contract.takeOverDraft,
        {
          params: { ...params, noteId: draft.id },
          body: { reason: 'Left the clinic' },
          idempotencyKey: randomUUID(),
        },
        { userId: colleague, roles },
      )
    expect((await takeOver(['nurse'])).status).toBe(403)
    expect(await takeOver()).toMatchObject({ status: 409, body: { code: 'NOTE_DRAFT_IN_USE' } })
    await db.updateTable('appUser').set({ isActive: false }).where('id', '=', scene.userId).execute()
    const taken = await takeOver()
    expect(taken).toMatchObject({
      status: 201,
      body: { isMine: true, begunBy: 'Dr Test', content: { sections: { complaint: 'Cough for a week' } } },
    })
    expect((await read(scene, draft.id)).body).toMatchObject({
      status: 'abandoned',
      withdrawn: { by: 'Dr Other', reason: 'Left the clinic' },
    })
    const events = db
      .selectFrom('auditEvent')
      .select(['reason', 'recordId'])
      .where('operation', '=', 'clinical-notes.take-over')
      .where('outcome', '=', 'success')
      .orderBy('id')
    expect(await events.execute()).toEqual([
      { reason: 'Left the clinic', recordId: draft.id },
      { reason: 'Left the clinic', recordId: taken.body.id },
    ])
  })
})

test('a note is reached through its own visit and patient only', async () => {
  const scene = await openScene()
  const { body: draft } = await start(scene)
  const elsewhere = [
    { ...scene, patientId: await insertPatient() },
    { ...scene, encounterId: await insertVisit(scene.patientId) },
  ]
  for (const wrong of elsewhere) {
    expect((await read(wrong, draft.id)).status).toBe(404)
    expect((await save(wrong, draft, { plan: 'Wrong chart' })).status).toBe(404)
    expect((await sign(wrong, draft)).status).toBe(404)
  }
  const foreignVisit = { ...scene, encounterId: await insertVisit(await insertPatient()) }
  expect((await start(foreignVisit)).status).toBe(404)
})

test('one draft per author and visit; another author has one of their own', async () => {
  const scene = await openScene()
  const both = await Promise.all([start(scene), start(scene)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  expect((await start(scene)).body).toMatchObject({ code: 'NOTE_DRAFT_EXISTS' })
  expect((await start({ ...scene, userId: await insertUser() })).status).toBe(201)
})

test.each(['cancelled', 'entered-in-error'] as const)(
  'a visit that was %s takes no notes',
  async (status) => {
    const scene = await openScene()
    const { body: draft } = await start(scene)
    const { body: saved } = await save(scene, draft, { plan: 'Rest' })
    await db.updateTable('encounter').set({ status }).where('id', '=', scene.encounterId).execute()
    expect(await sign(scene, { ...draft, ...saved })).toMatchObject({ body: { code: 'NOTE_VISIT_NOT_FIT' } })
    expect((await start({ ...scene, userId: await insertUser() })).status).toBe(409)
  },
)

test('fields that a draft does not have, and sections of another kind of note, are refused', async () => {
  const scene = await openScene()
  const { body: draft } = await start(scene)
  const { userId, ...params } = scene
  const send = (body: object) =>
    api.call(
      contract.saveDraft,
      { params: { ...params, noteId: draft.id }, body: body as never, version: 1 },
      { userId },
    )
  expect((await send({ ...BLANK_CONTENT, status: 'final' })).status).toBe(400)
  expect((await send({ ...BLANK_CONTENT, authorId: randomUUID() })).status).toBe(400)
  expect(await save(scene, draft, { addendum: 'Late result' })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/body/sections/addendum' }] },
  })
})

test('one’s own unsigned notes are listed, oldest first; of a restricted patient the name only', async () => {
  const first = await openScene()
  await start(first)
  later(1)
  const { userId } = first
  const second = { ...(await openScene()), userId }
  await start(second)
  const third = { ...(await openScene()), userId }
  await write(third)
  await start(await openScene())
  await db
    .insertInto('patientName')
    .values({ patientId: first.patientId, position: 0, use: 'official', family: 'Rao', given: ['Mira'] })
    .execute()
  await db
    .updateTable('patient')
    .set({ isRestricted: true, birthDate: '1980-01-01', birthDatePrecision: 'day' })
    .where('id', '=', first.patientId)
    .execute()
  const { body } = await api.call(contract.listUnsigned, {}, { userId })
  expect(body.items.map(({ patientId }) => patientId)).toEqual([first.patientId, second.patientId])
  expect(body.items[0]?.patient).toMatchObject({
    names: [{ family: 'Rao' }],
    isRestricted: true,
    birthDate: null,
    mrn: null,
  })
})

test('an autosave is recorded by who, when and which note, without what was typed', async () => {
  const scene = await openScene()
  const { body: draft } = await start(scene)
  await save(scene, draft, { complaint: 'Not for the trail' })
  const events = await db
    .selectFrom('auditEvent')
    .selectAll()
    .where('operation', '=', 'clinical-notes.save-draft')
    .where('recordId', '=', draft.id)
    .execute()
  expect(events).toMatchObject([{ action: 'update', recordVersion: 2, userId: scene.userId }])
  expect(JSON.stringify(events)).not.toContain('Not for the trail')
})
