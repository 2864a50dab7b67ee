import { expect, test } from 'vitest'
import type { ObservedStatement } from '../model/observation.ts'
import type { RuleNotes } from '../model/rule-notes.ts'
import { placeHit, tellFile } from './place-hit.ts'
import { migrationOf } from './testing.ts'

const rule: RuleNotes = {
  ...{ name: 'set-not-null-scans', severity: 'error', title: 'x', why: 'because', remedy: 'otherwise' },
  example: { hazard: 'select 1;', safe: 'select 2;' },
}
const relation = { oid: 1, schema: 'public', name: 'pet', kind: 'table', isNew: false, rows: 1000 } as const
const statement: ObservedStatement = {
  ...{
    index: 0,
    sql: `  select ${'x'.repeat(400)}`,
    parsed: undefined,
    transaction: 1,
    changedTransaction: false,
  },
  ...{ durationMs: 2, locks: [], rewritten: [], scanned: [{ relation, rows: 1000 }], changed: [] },
  ...{
    lockTimeoutMs: 0,
    statementTimeoutMs: 0,
    hasHiddenDdl: false,
    site: { file: '/work/db/1_pet.ts', line: 4 },
  },
}

test('takes place and texts from the hit, else from its statement and the rule', () => {
  const finding = placeHit(rule, { statement, observed: 'seen.' }, migrationOf(), { root: '/work' })

  expect(finding).toMatchObject({
    file: 'db/1_pet.ts',
    line: 4,
    severity: 'error',
    why: 'because',
    observed: 'seen.',
  })
  expect(finding.statement).toHaveLength(300)
  expect(
    placeHit(rule, { observed: 'x', why: 'own', severity: 'info' }, migrationOf(), { root: '/work' }),
  ).toMatchObject({ file: '1_pet.ts', line: 3, severity: 'info', why: 'own' })
})

test('says how long a scan would take on the largest tables of production', () => {
  const context = { root: '/work', largeTableRows: 5_000_000 }

  expect(placeHit(rule, { statement, observed: 'seen.' }, migrationOf(), context).observed).toBe(
    'seen. In proportion, 5000000 rows would take about 10 s.',
  )
})

test('tells files relative to the root, and those elsewhere as they are', () => {
  expect([tellFile('/work/a/b.ts', '/work'), tellFile('/tmp/b.ts', '/work')]).toEqual(['a/b.ts', '/tmp/b.ts'])
})
