import { expect, test } from 'vitest'
import { createCursorCodec } from './cursor-codec.ts'

const codec = createCursorCodec('a secret')

test('a key comes back as it was, and is not readable on the way', () => {
  const cursor = codec.encode('patients.search', ['GARCIA', 3, null])
  expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain('GARCIA')
  expect(codec.decode('patients.search', cursor)).toEqual(['GARCIA', 3, null])
})

test.each([
  ['another operation', (cursor: string) => codec.decode('patients.list', cursor)],
  ['another secret', (cursor: string) => createCursorCodec('other').decode('patients.search', cursor)],
  ['a cut text', (cursor: string) => codec.decode('patients.search', cursor.slice(0, 20))],
  ['an empty text', () => codec.decode('patients.search', '')],
])('with %s there is nothing', (_, decode) => {
  expect(decode(codec.encode('patients.search', ['x']))).toBeUndefined()
})
