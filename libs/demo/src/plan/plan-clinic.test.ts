import { expect, test } from 'vitest'
import { planClinic } from './plan-clinic.ts'

const SEED = {
  seed: 7,
  anchor: Temporal.PlainDate.from('2026-11-16'),
  today: 2,
  timeZone: 'Asia/Amman',
  patients: 60,
}

test('the same seed and anchor give the same clinic, id by id', () => {
  expect(planClinic(SEED)).toEqual(planClinic(SEED))
})

test('another seed gives other people with the same edge cases among them', () => {
  const names = (seed: number) => planClinic({ ...SEED, seed }).patientName.map((name) => name.family)
  expect(names(8)).not.toEqual(names(7))
  expect(names(8)).toContain('Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh')
})

test('a later anchor moves every date by the same days', () => {
  const later = planClinic({ ...SEED, anchor: SEED.anchor.add({ weeks: 5 }) })
  const born = planClinic(SEED).patient.map((patient) => patient.birthDate)
  const shifted = later.patient.map((patient) => patient.birthDate)
  const newborn = born.indexOf('2026-11-11')
  expect(shifted[newborn]).toBe('2026-12-16')
})

test('today has people who arrived, are seen, are done and are still to come', () => {
  const clinic = planClinic({ ...SEED, patients: 200 })
  const today = clinic.encounter.filter(({ startedAt }) => String(startedAt).startsWith('2026-11-18'))
  const states = new Set(today.map(({ status }) => status))
  expect([...states].sort()).toEqual(['arrived', 'finished', 'in-progress', 'planned'])
})

test('nothing happens to people before they are born or after today, but planned visits', () => {
  const clinic = planClinic(SEED)
  const born = new Map(clinic.patient.map((patient) => [patient.id, patient.birthDate]))
  const tooEarly = clinic.encounter.filter(
    ({ patientId, startedAt }) => String(startedAt).slice(0, 10) < (born.get(patientId) ?? ''),
  )
  const tooLate = clinic.encounter.filter(
    ({ startedAt, status }) => String(startedAt) > '2026-11-18T21' && status !== 'planned',
  )
  expect({ tooEarly, tooLate }).toEqual({ tooEarly: [], tooLate: [] })
})

test('two hundred people have some tens of visits and results each', () => {
  const clinic = planClinic({ ...SEED, patients: 200 })
  expect(clinic.patient).toHaveLength(200)
  expect(clinic.encounter.length / 200).toBeGreaterThan(10)
  expect(clinic.observation.length / 200).toBeGreaterThan(40)
})

test('each visit of the week is booked, others come besides, and nobody is booked twice without a reason', () => {
  const clinic = planClinic({ ...SEED, patients: 200 })
  const booked = clinic.appointment.map(({ patientId, startsAt }) => `${patientId} ${startsAt}`)
  const week = clinic.encounter.filter(
    ({ startedAt }) => String(startedAt) >= '2026-11-15T22' && String(startedAt) < '2026-11-22T21',
  )
  expect(booked).toEqual(expect.arrayContaining(week.map((visit) => `${visit.patientId} ${visit.startedAt}`)))
  expect(booked.length).toBeGreaterThan(week.length)
  const plain = clinic.appointment.filter(({ overlapReason }) => overlapReason === null)
  const double = plain.filter((one) =>
    plain.some(
      (other) =>
        other !== one &&
        other.practitionerId === one.practitionerId &&
        String(other.startsAt) < String(one.endsAt) &&
        String(other.endsAt) > String(one.startsAt),
    ),
  )
  expect(double).toEqual([])
})
