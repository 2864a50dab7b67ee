import { expect, test } from 'vitest'
import { planClinic } from '../plan/plan-clinic.ts'
import { createRandom } from '../random.ts'
import { planNotes } from './plan-notes.ts'

const NOW = new Date('2026-11-18T09:00:00Z')
const clinic = planClinic({
  seed: 7,
  anchor: Temporal.PlainDate.from('2026-11-16'),
  today: 2,
  timeZone: 'Asia/Amman',
  patients: 200,
})
const author = {
  userId: '01900000-0000-7000-8000-00000000aaaa',
  practitionerId: clinic.practitioner[0]!.id,
  name: 'Dr Layla Haddad',
}
const plan = (seed = 3) => planNotes(clinic, author, NOW, createRandom(seed))

test('the same seed writes the same notes, id by id', () => {
  expect(plan()).toEqual(plan())
})

test('past visits are signed, one of another day waits for its signature, and one is begun now', () => {
  const { notes, addenda, drafts } = plan()
  const unsigned = notes.filter(({ status }) => status !== 'final')
  const visits = unsigned.map(
    ({ encounterId }) => clinic.encounter.find(({ id }) => id === encounterId)?.status,
  )
  expect(visits).toEqual(['finished', 'in-progress'])
  expect(drafts.map(({ noteId }) => noteId)).toEqual(unsigned.map(({ id }) => id))
  expect(notes.length).toBeGreaterThan(100)
  expect(addenda.length).toBeGreaterThan(5)
})

test('no text has a gap left in it, and nothing was signed later than now', () => {
  const { notes, addenda } = plan()
  expect(JSON.stringify([notes, addenda])).not.toContain('{what}')
  const late = [...notes, ...addenda].filter(
    ({ signedAt }) => signedAt != null && new Date(String(signedAt)) > NOW,
  )
  expect(late).toEqual([])
})
