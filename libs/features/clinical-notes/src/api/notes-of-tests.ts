import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/patient'
import type { TestApi, TestCallOptions } from '@ehr/http/testing'
import { BLANK_CONTENT, type NoteContent, type NoteSections } from '../contract/note-content.ts'
import * as contract from '../contract.ts'

export const NOW = new Date('2026-03-04T10:00:00.000Z')

/** A visit of a patient, and a person who writes notes. */
export interface Scene {
  patientId: string
  encounterId: string
  userId: string
}

interface Written {
  id: string
  version: number
}

/** What the tests of notes do again and again, on one database and server. */
export function notesOfTests(db: Db, api: TestApi) {
  return {
    insertUser,
    insertPatient,
    insertVisit,
    openScene,
    start,
    read,
    save,
    sign,
    write,
    addendum,
    inError,
  }

  async function insertUser(name = 'Dr Test'): Promise<string> {
    const id = randomUUID()
    await db
      .insertInto('appUser')
      .values({ id, name, email: `${id}@x.test` })
      .execute()
    return id
  }

  async function insertPatient(): Promise<string> {
    const id = randomUUID()
    await db.insertInto('patient').values({ id, mrn: id }).execute()
    return id
  }

  async function insertVisit(patientId: string): Promise<string> {
    const row = { patientId, status: 'in-progress', class: 'ambulatory', startedAt: NOW } as const
    const { id } = await db.insertInto('encounter').values(row).returning('id').executeTakeFirstOrThrow()
    return id
  }

  async function openScene(): Promise<Scene> {
    const patientId = await insertPatient()
    return { patientId, encounterId: await insertVisit(patientId), userId: await insertUser() }
  }

  function start(scene: Scene, addendumTo: string | null = null) {
    const { userId, ...params } = scene
    const call = { params, body: { addendumTo }, idempotencyKey: randomUUID() }
    return api.call(contract.startNote, call, { userId })
  }

  function read(scene: Scene, noteId: string) {
    const { userId, ...params } = scene
    return api.call(contract.getNote, { params: { ...params, noteId } }, { userId })
  }

  function save(scene: Scene, { id, version }: Written, given: Partial<NoteSections>, more: Diagnoses = {}) {
    const { userId, ...params } = scene
    const sections = { ...BLANK_CONTENT.sections, ...given }
    const body: NoteContent = { sections, diagnoses: more.diagnoses ?? [] }
    return api.call(contract.saveDraft, { params: { ...params, noteId: id }, body, version }, { userId })
  }

  function sign(scene: Scene, { id, version }: Written, options: TestCallOptions = {}) {
    const { userId, ...params } = scene
    return api.call(contract.signNote, { params: { ...params, noteId: id }, version }, { userId, ...options })
  }

  /** A signed note with this text. */
  async function write(scene: Scene, given: Partial<NoteSections> = { plan: 'Rest' }) {
    const { body: draft } = await start(scene)
    const { body: saved } = await save(scene, draft, given)
    return (await sign(scene, { id: draft.id, version: saved.version })).body
  }

  /** A signed addendum with this text. */
  async function addendum(scene: Scene, noteId: string, text: string) {
    const { body: draft } = await start(scene, noteId)
    const { body: saved } = await save(scene, draft, { addendum: text })
    return (await sign(scene, { id: draft.id, version: saved.version })).body
  }

  function inError(scene: Scene, { id, version }: Written, options: TestCallOptions = {}) {
    const { userId, ...params } = scene
    const call = { params: { ...params, noteId: id }, body: { reason: 'Wrong patient' }, version }
    return api.call(contract.markInError, call, { userId, ...options })
  }
}

interface Diagnoses {
  diagnoses?: NoteContent['diagnoses']
}
