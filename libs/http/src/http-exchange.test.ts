import { expect, test } from 'vitest'
import { clientAddressOf } from './http-exchange.ts'

test.each([
  ['192.0.2.9', '192.0.2.9'],
  ['192.0.2.9:50123', '192.0.2.9'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['::ffff:192.0.2.9', '::ffff:192.0.2.9'],
  ['unknown', 'unknown'],
])('whom a proxy calls %s asks from %s, whichever connection it is', (ip, expected) => {
  expect(clientAddressOf({ ip })).toBe(expected)
})
