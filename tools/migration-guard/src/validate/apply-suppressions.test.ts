import { expect, test } from 'vitest'
import type { Finding } from '../model/finding.ts'
import type { RuleName } from '../model/rule-names.ts'
import { applySuppressions } from './apply-suppressions.ts'
import { parseSuppressions } from './suppressions.ts'

function finding(rule: RuleName, line: number): Finding {
  const texts = { observed: 'seen', why: 'why', remedy: 'remedy' }
  return { rule, severity: 'error', file: 'a.ts', line, ...texts }
}

function judge(source: string, ...findings: Finding[]) {
  const { findings: left, suppressed } = applySuppressions(findings, [
    { file: 'a.ts', suppressions: parseSuppressions('a.ts', source) },
  ])
  return {
    left: left.map(({ rule, line, observed }) => `${rule}:${line} ${observed}`),
    suppressed: suppressed.map(({ rule, line, suppressed: reason }) => `${rule}:${line} ${reason}`),
  }
}

test('a reason accepts what its rule finds below, and nothing else', () => {
  const source = '// guard-ignore drop-table: unused since 1.4\ndrop()\ndrop()\n'

  expect(judge(source, finding('drop-table', 2), finding('truncate', 2), finding('drop-table', 3))).toEqual({
    left: ['truncate:2 seen', 'drop-table:3 seen'],
    suppressed: ['drop-table:2 unused since 1.4'],
  })
})

test('without a reason nothing is accepted, and that is an error of its own', () => {
  expect(judge('// guard-ignore drop-table\ndrop()\n', finding('drop-table', 2))).toEqual({
    left: ['drop-table:2 seen', 'suppression-without-reason:1 It says no reason for drop-table.'],
    suppressed: [],
  })
})

test('a comment that accepts nothing is told, also for one of its rules', () => {
  const source = '// guard-ignore-file truncate, drop-table: x\n// guard-ignore no-such-rule: y\ndrop()\n'

  expect(judge(source, finding('truncate', 3)).left).toEqual([
    'suppression-unused:1 Nothing is found for drop-table where it stands.',
    'suppression-unused:2 There is no rule "no-such-rule".',
  ])
})
