import { expect, test } from 'vitest'
import { type Check, ok, problem } from './check.ts'
import { examine } from './examine.ts'
import { hasProblem, renderJson, renderReports } from './render-reports.ts'

const place = { root: '/', env: {}, uid: 1, isFull: false }
const fine: Check = { name: 'fine', run: async () => ok('as it should be') }
const broken: Check = {
  name: 'broken',
  run: async () => problem('it is broken', { why: 'Nothing runs.', mend: 'mend it' }),
}

test('what is wrong comes last, with why and what helps, and makes the exit code', async () => {
  const reports = await examine([broken, fine], place)
  expect(renderReports(reports)).toMatchInlineSnapshot(`
    "✓ fine: as it should be
    ✗ broken: it is broken
        Nothing runs.
        Mend: mend it

    1 problem, 0 warnings."
  `)
  expect(hasProblem(reports)).toBe(true)
  expect(JSON.parse(renderJson(reports))).toMatchObject({
    isSound: false,
    checks: [
      { name: 'broken', state: 'problem', found: 'it is broken', why: 'Nothing runs.', mend: 'mend it' },
      { name: 'fine', state: 'ok', found: 'as it should be' },
    ],
  })
})

test('a check that throws, or never answers, is a warning and keeps no other from being told', async () => {
  const throwing: Check = {
    name: 'throwing',
    run: () => Promise.reject(new Error('Cannot find package "x"')),
  }
  const hanging: Check = { name: 'hanging', run: () => new Promise(() => undefined) }
  const reports = await examine([throwing, hanging, fine], place, 30)
  expect(reports.map(({ findings }) => findings[0])).toMatchObject([
    { state: 'warning', found: 'it could not be looked at: Cannot find package "x"' },
    { state: 'warning', found: 'no answer in 0.03 s' },
    { state: 'ok' },
  ])
  expect(hasProblem(reports)).toBe(false)
})

test('what is slow is looked at with --full alone', async () => {
  const slow: Check = { ...fine, name: 'slow', isSlow: true }
  expect((await examine([fine, slow], place)).map(({ name }) => name)).toEqual(['fine'])
  expect((await examine([fine, slow], { ...place, isFull: true })).map(({ name }) => name)).toEqual([
    'fine',
    'slow',
  ])
})
