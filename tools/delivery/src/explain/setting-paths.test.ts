import { expect, test } from 'vitest'
import { getAt, parsePath, renderPath, type Step, setAt } from './setting-paths.ts'

test.each<[string, Step[]]>([
  ['product', ['product']],
  ['environments.production.approval', ['environments', 'production', 'approval']],
  ['people.codeOwners[1].path', ['people', 'codeOwners', 1, 'path']],
  ['branching.protection."a.b".approvals', ['branching', 'protection', 'a.b', 'approvals']],
])('%s is read, and written the same', (path, steps) => {
  expect(parsePath(path)).toEqual(steps)
  expect(renderPath(steps)).toBe(path)
})

test.each(['', '.', 'a..b', 'a[', 'a[x]', '.a', 'a.'])('%j is no path', (path) => {
  expect(parsePath(path)).toBeUndefined()
})

test('sets, adds and takes out, in a copy that keeps the order', () => {
  const value = { a: { b: [1, 2] }, c: 3 }

  expect(setAt(value, ['a', 'b', 1], 9)).toEqual({ a: { b: [1, 9] }, c: 3 })
  expect(setAt(value, ['a', 'b', 2], 9)).toEqual({ a: { b: [1, 2, 9] }, c: 3 })
  expect(setAt(value, ['a', 'b', 0], undefined)).toEqual({ a: { b: [2] }, c: 3 })
  expect(Object.keys(Object(setAt(value, ['a'], 0)))).toEqual(['a', 'c'])
  expect(setAt(value, ['c'], undefined)).toEqual({ a: { b: [1, 2] } })
  expect(getAt(setAt(value, ['x', 'y'], 1), ['x', 'y'])).toBe(1)
  expect(value).toEqual({ a: { b: [1, 2] }, c: 3 })
})
