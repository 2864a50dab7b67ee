import { expect, test } from 'vitest'
import type { Result } from '../../contract.ts'
import { byDay, firstDays } from './by-day.ts'

function resultOf(id: string, takenAt: string, interpretation: Result['interpretation']): Result {
  return {
    id,
    patientId: 'p',
    version: 1,
    code: { system: 'http://loinc.org', code: id, display: id },
    status: 'final',
    takenAt,
    issuedAt: null,
    value: '1',
    unit: null,
    text: null,
    referenceLow: null,
    referenceHigh: null,
    referenceText: null,
    interpretation,
    performer: null,
    note: null,
    encounterId: null,
    isUnseen: false,
  }
}

const setOf = (takenAt: string, ...flags: Result['interpretation'][]) => ({
  takenAt,
  results: flags.map((flag, at) => resultOf(`${takenAt.slice(8, 13)} ${at} ${flag}`, takenAt, flag)),
})

test('the newest day comes first, and in it what is critical before what is abnormal', () => {
  const days = byDay(
    [
      setOf('2026-03-04T15:00:00.000Z', 'N', null, 'H'),
      setOf('2026-03-04T09:00:00.000Z', 'LL'),
      setOf('2026-03-01T09:00:00.000Z', 'HH', 'L'),
    ],
    (moment) => moment.slice(0, 10),
  )
  expect(days.map(({ day, results }) => [day, results.map(({ interpretation }) => interpretation)])).toEqual([
    ['2026-03-04', ['LL', 'H', 'N', null]],
    ['2026-03-01', ['HH', 'L']],
  ])
})

test('whole days are shown until there are enough', () => {
  const days = [3, 4, 2].map((count, at) => ({
    day: String(at),
    results: Array.from({ length: count }, (_, index) => resultOf(String(index), '', null)),
  }))
  expect(firstDays(days, 5).map(({ day }) => day)).toEqual(['0', '1'])
  expect(firstDays(days, 3).map(({ day }) => day)).toEqual(['0'])
})
