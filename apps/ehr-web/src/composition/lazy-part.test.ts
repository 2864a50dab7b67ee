import { expect, test } from 'vitest'
import { lazyPart } from './lazy-part.ts'

test('a part that was fetched before is used as it is', async () => {
  const Panel = () => null
  const part = lazyPart({}, async () => Panel)
  expect(part.component()).not.toBe(Panel)
  await part.preload()
  expect(part.component()).toBe(Panel)
})

test('one key has one part', () => {
  const key = {}
  const load = async () => () => null
  expect(lazyPart(key, load)).toBe(lazyPart(key, load))
})
