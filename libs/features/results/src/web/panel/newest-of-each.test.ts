import { expect, test } from 'vitest'
import type { Result, ResultSet } from '../../contract.ts'
import { newestOfEach } from './newest-of-each.ts'

function setOf(takenAt: string, ...tests: [code: string, status?: Result['status']][]): ResultSet {
  const results = tests.map(([code, status = 'final']) => ({
    code: { system: 'http://loinc.org', code, display: code },
    status,
    takenAt,
  }))
  // Only what the function looks at.
  return { takenAt, results } as unknown as ResultSet
}

test('of each test the newest result stays, and a day of which none stays is gone', () => {
  const sets = [setOf('c', ['a'], ['b', 'cancelled']), setOf('b', ['a'], ['b']), setOf('a', ['a'])]
  expect(
    newestOfEach(sets).map(({ results }) => results.map(({ code, takenAt }) => code.code + takenAt)),
  ).toEqual([['ac'], ['bb']])
})
