import { expect, test } from 'vitest'
import { evaluate } from './evaluate-expression.ts'

const STATUS = { success: true, failure: false, cancelled: false }

test.each([
  ["'it''s'", "it's"],
  ["'''a'' and ''b'''", "'a' and 'b'"],
  ["''''", "'"],
  ["format('{0}''s', github.actor)", "ana's"],
  ["github.actor == 'ana'", 'true'],
])('%s is %s, as on GitHub', (source, value) => {
  expect(evaluate(source, { github: { actor: 'ana' } }, STATUS)).toBe(value)
})
