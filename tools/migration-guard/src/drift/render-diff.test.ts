import { expect, test } from 'vitest'
import { renderDiff } from './render-diff.ts'

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`)

test('changes are shown with two lines around them and the line of the first', () => {
  const found = [...lines(1, 4), 'old', ...lines(6, 15), 'gone', ...lines(17, 20)].join('\n')
  const expected = [...lines(1, 4), 'new', ...lines(6, 15), ...lines(17, 20)].join('\n')
  const { text, line } = renderDiff(found, expected)
  expect(line).toBe(5)
  expect(text).toMatchInlineSnapshot(`
    "@@ line 3 @@
      line 3
      line 4
    - old
    + new
      line 6
      line 7
    @@ line 14 @@
      line 14
      line 15
    - gone
      line 17
      line 18"
  `)
})

test('a line that is only expected is shown where it belongs', () => {
  expect(renderDiff('a\nb', 'a\nc\nb')).toEqual({ text: '@@ line 1 @@\n  a\n+ c\n  b', line: 2 })
})

test('a long difference is cut', () => {
  const { text } = renderDiff('', lines(1, 200).join('\n'))
  expect(text.split('\n')).toHaveLength(61)
  expect(text).toMatch(/… \d+ more lines$/)
})
