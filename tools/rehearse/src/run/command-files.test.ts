import { expect, test } from 'vitest'
import { parseCommandFile, parsePathFile } from './command-files.ts'

test('reads values of one line and of several', () => {
  expect(parseCommandFile('a=1\nb=x=y\n\ntext<<END\none\ntwo\nEND\nempty=\n')).toEqual({
    ...{ a: '1', b: 'x=y', text: 'one\ntwo', empty: '' },
  })
  expect(parsePathFile('/a\n/b\n')).toEqual(['/a', '/b'])
})

test.each([
  ['no value', 'Invalid format "no value"'],
  ['text<<END\none\n', 'Matching delimiter not found "END"'],
])('refuses %j as GitHub does', (text, problem) => {
  expect(() => parseCommandFile(text)).toThrow(problem)
})
