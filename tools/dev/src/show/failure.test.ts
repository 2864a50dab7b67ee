import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { renderFailure } from './failure.ts'

test('a refusal is shown as it is', () => {
  expect(renderFailure(new Refusal('Say yes first.'), '/clone/.data')).toBe('Say yes first.')
})

test('a data folder of another user is told from other trouble', () => {
  const error = Object.assign(new Error("EACCES: open '/clone/.data/dev/run.lock'"), { code: 'EACCES' })
  expect(renderFailure(error, '/clone/.data')).toContain('/clone/.data belongs to another user')
})

test('anything else keeps its stack', () => {
  const error = new TypeError('x is undefined')
  expect(renderFailure(error, '/clone/.data')).toBe(error.stack)
})
