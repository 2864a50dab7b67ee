import { useTestDatabase } from '@ehr/db/testing'
import { createTestApi } from '@ehr/http/testing'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { NOW, notesOfTests } from './notes-of-tests.ts'

const HEADACHE = { system: 'http://snomed.info/sct', code: '25064002', display: 'Headache' }

const { db, ownerDb } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature], clock: () => NOW })
afterAll(() => api.close())
const { insertUser, openScene, start, read, save, sign, write, addendum, inError } = notesOfTests(db, api)

test('the seal of a note is the database’s own, whatever a program would store', async () => {
  const scene = await openScene()
  const { body: draft } = await start(scene)
  await sql`update clinical_note set status = 'final', sections = '{}', diagnoses = '[]', content_hash = sha256('x'),
    signed_at = now(), signed_as = 'Dr Test', updated_by = author_id where id = ${draft.id}`.execute(db)
  const { contentHash } = await rowOf(draft.id)
  const own = await sql<{ hash: Buffer }>`select clinical_note_hash(note) as hash
    from clinical_note as note where id = ${draft.id}`.execute(db)
  expect(contentHash).toEqual(own.rows[0]?.hash)
})

test('signing keeps the text as it was saved, with who, when and a hash, and locks it', async () => {
  const scene = await openScene()
  const signed = await write(scene, { complaint: '  Cough\n', plan: ' ' })
  expect(signed).toMatchObject({
    status: 'final',
    signedAt: NOW.toISOString(),
    signedAs: 'Test Person',
    content: { sections: { complaint: 'Cough', plan: null } },
    isIntact: true,
  })
  const colleague = { ...scene, userId: await insertUser() }
  expect((await read(colleague, signed.id)).body.content).toEqual(signed.content)
  expect(await save(scene, signed, { complaint: 'Never said' })).toMatchObject({
    status: 409,
    body: { code: 'NOTE_LOCKED' },
  })
})

test('a second signature, one on an old version, and one of nothing are refused', async () => {
  const scene = await openScene()
  const { body: draft } = await start(scene)
  expect(await sign(scene, draft)).toMatchObject({ status: 409, body: { code: 'NOTE_BLANK' } })
  const { body: saved } = await save(scene, draft, { plan: 'Rest' })
  expect((await sign(scene, draft)).status).toBe(412)
  const current = { id: draft.id, version: saved.version }
  const both = await Promise.all([sign(scene, current), sign(scene, current)])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await sign(scene, current)).toMatchObject({ status: 409, body: { code: 'NOTE_LOCKED' } })
})

test('a save and a signature at once: what is signed is what was read, or the signature is refused', async () => {
  const scene = await openScene()
  const { body: draft } = await start(scene)
  const { body: saved } = await save(scene, draft, { plan: 'Rest' })
  const current = { id: draft.id, version: saved.version }
  const [late, signature] = await Promise.all([
    save(scene, current, { plan: 'Typed while signing' }),
    sign(scene, current),
  ])
  expect([late.status, signature.status].filter((status) => status === 200)).toHaveLength(1)
  const { body } = await read(scene, draft.id)
  const expected = signature.status === 200 ? 'Rest' : 'Typed while signing'
  expect(body.content?.sections.plan).toBe(expected)
})

describe('addenda', () => {
  test('amend a signed note without touching it, each signed by its own author', async () => {
    const scene = await openScene()
    const signed = await write(scene)
    const before = await rowOf(signed.id)
    const colleague = { ...scene, userId: await insertUser('Dr Other') }
    await addendum(colleague, signed.id, 'Culture came back negative')
    await addendum(scene, signed.id, 'Patient told by telephone')
    const { body } = await read(scene, signed.id)
    expect(body.status).toBe('amended')
    expect(body.addenda.map(({ content, author }) => [author.name, content?.sections.addendum])).toEqual([
      ['Dr Other', 'Culture came back negative'],
      ['Dr Test', 'Patient told by telephone'],
    ])
    expect(await rowOf(signed.id)).toEqual(before)
  })

  test('are refused for a draft, for another addendum, and for an entry in error', async () => {
    const scene = await openScene()
    const { body: draft } = await start(scene)
    expect(await start(scene, draft.id)).toMatchObject({ status: 409, body: { code: 'NOTE_NOT_SIGNED' } })
    const other = await openScene()
    const signed = await write(other)
    const added = await addendum(other, signed.id, 'More')
    expect((await start(other, added.id)).status).toBe(409)
    await inError(other, signed)
    expect((await start(other, signed.id)).status).toBe(409)
    expect((await start(scene, signed.id)).status).toBe(404)
  })

  test('that are drafts do not amend, and are their author’s to read', async () => {
    const scene = await openScene()
    const signed = await write(scene)
    const colleague = { ...scene, userId: await insertUser() }
    const { body: draft } = await start(colleague, signed.id)
    await save(colleague, draft, { addendum: 'Half a thought' })
    const { body } = await read(scene, signed.id)
    expect(body).toMatchObject({ status: 'final', addenda: [{ id: draft.id, content: null }] })
  })
})

describe('entered in error', () => {
  test('a signed note stays readable, with the reason; by its author or a clinician', async () => {
    const scene = await openScene()
    const signed = await write(scene)
    const nurse = { ...scene, userId: await insertUser() }
    expect((await inError(nurse, signed, { roles: ['nurse'] })).status).toBe(403)
    const clinician = { ...scene, userId: await insertUser('Dr Other') }
    const marked = await inError(clinician, signed, { roles: ['clinician'] })
    expect(marked.body).toMatchObject({
      status: 'entered-in-error',
      content: signed.content,
      withdrawn: { by: 'Dr Other', reason: 'Wrong patient' },
    })
    expect((await inError(scene, marked.body)).status).toBe(409)
  })

  test('a draft is given up instead', async () => {
    const scene = await openScene()
    const { body: draft } = await start(scene)
    expect(await inError(scene, draft)).toMatchObject({ body: { code: 'NOTE_NOT_SIGNED' } })
    const { userId, ...params } = scene
    const call = {
      params: { ...params, noteId: draft.id },
      body: { reason: 'Begun twice' },
      version: draft.version,
    }
    const { body } = await api.call(contract.abandonDraft, call, { userId })
    expect(body).toMatchObject({ status: 'abandoned', withdrawn: { reason: 'Begun twice' } })
    expect((await save(scene, body, { plan: 'Back again' })).status).toBe(409)
    const list = await api.call(
      contract.listNotes,
      { params: { patientId: scene.patientId }, query: {} },
      { userId },
    )
    expect(list.body.items).toEqual([])
    expect((await start(scene)).status).toBe(201)
  })
})

describe('the database itself', () => {
  const attempts: readonly (readonly [what: string, statement: (id: string) => ReturnType<typeof sql>])[] = [
    ['another text', (id) => sql`update clinical_note set sections = '{}' where id = ${id}`],
    ['other diagnoses', (id) => sql`update clinical_note set diagnoses = '[{}]' where id = ${id}`],
    ['another time', (id) => sql`update clinical_note set signed_at = now() where id = ${id}`],
    ['another name', (id) => sql`update clinical_note set signed_as = 'Me' where id = ${id}`],
    ['another hash', (id) => sql`update clinical_note set content_hash = sha256('x') where id = ${id}`],
    ['a way back to a draft', (id) => sql`update clinical_note set status = 'draft' where id = ${id}`],
    ['nothing but a new version', (id) => sql`update clinical_note set updated_by = null where id = ${id}`],
    [
      'a text changed on the way into error',
      (id) => sql`update clinical_note set status = 'entered-in-error', withdrawn_at = now(),
        withdrawn_reason = 'x', sections = '{}' where id = ${id}`,
    ],
    ['a delete', (id) => sql`delete from clinical_note where id = ${id}`],
    ['a truncate', () => sql`truncate clinical_note cascade`],
    ['a trigger out of the way', () => sql`alter table clinical_note disable trigger guard_clinical_note`],
    ['a draft written on', (id) => sql`update clinical_note_draft set sections = '{}' where note_id = ${id}`],
    ['a draft deleted', (id) => sql`delete from clinical_note_draft where note_id = ${id}`],
    [
      'a draft begun anew',
      (
        id,
      ) => sql`insert into clinical_note_draft (note_id, revision, sections, diagnoses, started_at, saved_at)
        values (${id}, 99, '{}', '[]', now(), now())`,
    ],
  ]

  test.each(attempts)('refuses %s to the application once a note is signed', async (_, statement) => {
    const scene = await openScene()
    const { id } = await write(scene)
    const before = await rowOf(id)
    await expect(statement(id).execute(db)).rejects.toThrow(
      /stays as it is|never changed|no draft any more|permission denied|must be owner/,
    )
    expect(await rowOf(id)).toEqual(before)
  })

  test('refuses a changed text to the owner of the tables too', async () => {
    const scene = await openScene()
    const { id } = await write(scene)
    const change = sql`update clinical_note set sections = '{}' where id = ${id}`
    await expect(change.execute(ownerDb)).rejects.toThrow('stays as it is')
  })

  test('refuses the signature of anybody but the author, and another author', async () => {
    const scene = await openScene()
    const { body: draft } = await start(scene)
    const other = await insertUser()
    const signature = sql`update clinical_note set status = 'final', sections = '{}', diagnoses = '[]',
      content_hash = sha256('x'), signed_at = now(), signed_as = 'Me', updated_by = ${other} where id = ${draft.id}`
    await expect(signature.execute(db)).rejects.toThrow('only its author signs')
    const author = sql`update clinical_note set author_id = ${other} where id = ${draft.id}`
    await expect(author.execute(db)).rejects.toThrow('never changed')
  })

  test('refuses a note of one patient in a visit of another', async () => {
    const [mine, theirs] = [await openScene(), await openScene()]
    const row = { patientId: mine.patientId, encounterId: theirs.encounterId }
    const insert = db
      .insertInto('clinicalNote')
      .values({ ...row, authorId: mine.userId, startedAt: NOW })
      .execute()
    await expect(insert).rejects.toThrow('foreign key')
  })
})

test.each([
  [
    'its text',
    (id: string) => sql`update clinical_note
    set sections = jsonb_set(sections, '{plan}', '"Operate"') where id = ${id}`,
  ],
  ['its diagnoses', (id: string) => sql`update clinical_note set diagnoses = '[]' where id = ${id}`],
] as const)('a note of which somebody changed %s past all guards is shown as changed', async (_, change) => {
  const scene = await openScene()
  const { body: draft } = await start(scene)
  const { body: saved } = await save(scene, draft, { plan: 'Rest' }, { diagnoses: [HEADACHE] })
  await sign(scene, { id: draft.id, version: saved.version })
  expect((await read(scene, draft.id)).body.isIntact).toBe(true)
  await ownerDb.transaction().execute(async (trx) => {
    await sql`alter table clinical_note disable trigger user`.execute(trx)
    await change(draft.id).execute(trx)
    await sql`alter table clinical_note enable trigger user`.execute(trx)
  })
  expect((await read(scene, draft.id)).body.isIntact).toBe(false)
})

test('who only reads notes begins none, and who treats nobody reads none', async () => {
  const scene = await openScene()
  const { userId, ...params } = scene
  const call = { params, body: { addendumTo: null }, idempotencyKey: 'of-a-pharmacist' }
  expect((await api.call(contract.startNote, call, { userId, roles: ['pharmacist'] })).status).toBe(403)
  const list = { params: { patientId: scene.patientId }, query: {} }
  for (const role of ['administrator', 'front-desk', 'auditor'] as const) {
    expect((await api.call(contract.listNotes, list, { userId, roles: [role] })).status).toBe(403)
  }
})

function rowOf(id: string) {
  return db.selectFrom('clinicalNote').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

test('notes come page after page, newest first, each once; addenda with their note, errors when asked for', async () => {
  const scene = await openScene()
  const ids: string[] = []
  for (let count = 0; count < 3; count += 1) ids.push((await write(scene)).id)
  const wrong = await write(scene)
  await inError(scene, wrong)
  await addendum(scene, ids[0] ?? '', 'More')
  const { userId, patientId } = scene
  const list = async (query: { limit?: number; cursor?: string; enteredInError?: 'include' }) =>
    (await api.call(contract.listNotes, { params: { patientId }, query }, { userId })).body
  const first = await list({ limit: 2 })
  const rest = await list({ limit: 2, cursor: first.nextCursor ?? '' })
  const seen = [...first.items, ...rest.items]
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(ids))
  expect(seen).toHaveLength(3)
  expect(seen.map(({ status }) => status).sort()).toEqual(['amended', 'final', 'final'])
  expect((await list({ enteredInError: 'include' })).items.map(({ id }) => id)).toContain(wrong.id)
})
