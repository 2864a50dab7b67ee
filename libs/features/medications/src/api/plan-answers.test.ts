import { expect, test } from 'vitest'
import type { DrugWarning } from '../contract/drug-warning.ts'
import type { WarningAnswer } from '../contract/orders.ts'
import { planAnswers } from './plan-answers.ts'

const code = { system: 'urn:test', code: 'T', display: 'Tested' }

function warningOf(id: string, given: Partial<DrugWarning> = {}): DrugWarning {
  return {
    id,
    kind: 'allergy',
    severity: 'high',
    mustAnswer: true,
    conflict: { type: 'allergy', id, version: 1, code, reaction: null },
    matched: 'penicillin',
    basis: 'code',
    source: null,
    ...given,
  }
}

const duplicate = warningOf('d', {
  kind: 'duplicate',
  conflict: { type: 'medication', id: 'd', version: 3, code, reaction: null },
})
const gap = warningOf('g', { conflict: null, severity: null, mustAnswer: false, matched: null })

function overrideOf(warningId: string): WarningAnswer {
  return { warningId, action: 'override', reasonCode: 'tolerated-before', reason: 'Had it last year' }
}

test('every warning answered: overrides keep their warning, stops name what to stop', () => {
  const answers = [overrideOf('a'), { warningId: 'd', action: 'stop' as const }]
  expect(planAnswers([warningOf('a'), duplicate, gap], answers)).toEqual({
    ok: true,
    plan: {
      overrides: [{ ...overrideOf('a'), warning: warningOf('a') }],
      stops: [duplicate.conflict],
    },
  })
})

test('nothing to be answered needs no answer, though a milder one may have it', () => {
  const mild = warningOf('m', { mustAnswer: false, severity: 'low' })
  expect(planAnswers([mild, gap], [])).toMatchObject({ ok: true })
  expect(planAnswers([mild], [overrideOf('m')])).toMatchObject({ ok: true })
})

test.each<[string, readonly WarningAnswer[], string[]]>([
  ['a warning without an answer', [], ['/body/answers']],
  ['an answer to another warning', [overrideOf('b')], ['/body/answers/0/warningId', '/body/answers']],
  ['a warning answered twice', [overrideOf('a'), overrideOf('a')], ['/body/answers/1/warningId']],
  [
    'an allergy that somebody wants to stop',
    [{ warningId: 'a', action: 'stop' }],
    ['/body/answers/0/action'],
  ],
  ['what could not be checked', [overrideOf('a'), overrideOf('g')], ['/body/answers/1/warningId']],
])('refuses %s', (_what, answers, pointers) => {
  const planned = planAnswers([warningOf('a'), gap], answers)
  expect(planned.ok ? [] : planned.places.map(({ pointer }) => pointer)).toEqual(pointers)
})
