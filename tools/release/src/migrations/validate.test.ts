import { expect, test } from 'vitest'
import { readProof } from './validate.ts'

const migration = { name: '2_b', outcome: 'validated' }
const finding = { rule: 'down-loses-data', severity: 'error', migration: '2_b', observed: 'a column is gone' }
const report = { migrations: [migration], findings: [], suppressed: [], outcome: { exitCode: 0 } }

test.each([
  ['loses nothing where the guard found nothing', report, true],
  ['loses something where the guard saw it', { ...report, findings: [finding] }, false],
  ['also where somebody accepted that', { ...report, suppressed: [finding] }, false],
  [
    'may lose something where there is no way back',
    { ...report, migrations: [{ ...migration, irreversible: 'why' }] },
    false,
  ],
  ['may lose something where it was not tried', { ...report, migrations: [] }, false],
  [
    'loses nothing because of another migration',
    { ...report, findings: [{ ...finding, migration: '1_a' }] },
    true,
  ],
])('undoing %s', (_, text, isLossless) => {
  expect(readProof(text, ['2_b'])).toMatchObject({ isLossless })
})
