import { expect, test } from 'vitest'
import { renderChildLine } from './child-line.ts'

test.each([
  ['{"level":30,"msg":"listening"}', undefined],
  ['{"level":"info","msg":"listening"}', undefined],
  ['', undefined],
  ['{"level":40,"msg":"slow"}', 'API │ slow'],
  [
    '{"level":"error","msg":"failed","err":{"stack":"Error: no\\n  at x"}}',
    'API │ failed\nError: no\n  at x',
  ],
  ['{"level":"warn","msg":"broke","err":{"message":"gone","stack":["at x"]}}', 'API │ broke\ngone'],
  ['{"level":"error","msg":"failed","err":{"message":"no","stack":["at x"]}}', 'API │ failed\nno\n  at x'],
  ['SyntaxError: Unexpected token', 'API │ SyntaxError: Unexpected token'],
  ['{ not json', 'API │ { not json'],
])('of %j the terminal shows %j', (line, shown) => expect(renderChildLine('API', line)).toBe(shown))
