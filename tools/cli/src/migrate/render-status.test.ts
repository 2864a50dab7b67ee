import { type LedgerEntry, renderDuration } from '@ehr/db-migrations'
import { expect, test } from 'vitest'
import { isSettled, renderStatus } from './render-status.ts'

const applied: LedgerEntry = {
  ...{ name: '20270101000000_note', state: 'applied', isKnown: true, file: 'same' },
  ...{ appliedAt: new Date('2027-02-03T04:05:06Z'), durationMs: 38 },
}
const not: Pick<LedgerEntry, 'appliedAt' | 'durationMs'> = { appliedAt: undefined, durationMs: undefined }

test('each migration has its line, and what is not as it should be has a remedy', () => {
  const ledger: LedgerEntry[] = [
    applied,
    { ...applied, name: '20270101000100_kind', file: 'edited', durationMs: 4_200 },
    { ...applied, name: '20270101000200_old', file: 'unrecorded', durationMs: undefined },
    { ...not, name: '20270101000300_index', state: 'half-applied', isKnown: true, file: 'not applied' },
    { ...not, name: '20270101000400_next', state: 'pending', isKnown: true, file: 'not applied' },
    { ...applied, name: '29990101000000_far', isKnown: false, file: 'unknown' },
  ]
  expect(renderStatus(ledger, renderDuration)).toEqual([
    'applied    20270101000000_note   2027-02-03 04:05 UTC     38 ms',
    'applied    20270101000100_kind   2027-02-03 04:05 UTC     4.2 s  edited since',
    'applied    20270101000200_old    2027-02-03 04:05 UTC            no checksum',
    'half-done  20270101000300_index                                  begun and not finished',
    'pending    20270101000400_next',
    'unknown    29990101000000_far    2027-02-03 04:05 UTC     38 ms  not among the migrations here',
    'Half done: "pnpm ehr migrate up" goes on, "pnpm ehr migrate repair" undoes it.',
    'Unknown: a newer release or another branch applied it. Use its files to go on or to undo it.',
    'Edited: put the file back as it was; "pnpm ehr migrate repair" shows what else helps.',
    'No checksum: applied before these were kept; "pnpm ehr migrate repair" records them.',
  ])
})

test('settled is a database where all is applied as the files say', () => {
  expect(isSettled([applied, { ...applied, file: 'unrecorded' }])).toBe(true)
  expect(isSettled([applied, { ...applied, file: 'edited' }])).toBe(false)
  expect(
    isSettled([applied, { ...not, name: 'x', state: 'pending', isKnown: true, file: 'not applied' }]),
  ).toBe(false)
})
