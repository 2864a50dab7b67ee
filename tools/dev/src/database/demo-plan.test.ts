import { expect, test } from 'vitest'
import { planDemo } from './demo-plan.ts'

const EMPTY = { dataClass: undefined, hasDemo: false, isDemoCurrent: false, hasPatients: false }

test.each([
  ['an empty database', EMPTY, undefined, 'load'],
  ['one whose load was interrupted', { ...EMPTY, hasDemo: true, hasPatients: true }, undefined, 'load'],
  ['a demo clinic of last week', { ...EMPTY, hasDemo: true, hasPatients: true }, 'synthetic', 'load'],
  ['a demo clinic of this week', { ...EMPTY, hasDemo: true, isDemoCurrent: true }, undefined, 'keep'],
  ['patients of someone’s own', { ...EMPTY, hasPatients: true }, 'synthetic', 'skip'],
  ['an installation with real patients', { ...EMPTY, dataClass: 'phi' }, 'synthetic', 'skip'],
  ['an empty database meant for real patients', EMPTY, 'phi', 'skip'],
  ['an empty database meant for anonymized ones', EMPTY, 'anonymized', 'skip'],
  ['a synthetic clinic where real ones are wanted', { ...EMPTY, dataClass: 'synthetic' }, 'phi', 'skip'],
] as const)('%s: %o with DATA_CLASS %s means %s', (_, state, dataClass, kind) => {
  expect(planDemo(state, dataClass).kind).toBe(kind)
})
