import { expect, test } from 'vitest'
import { addressPrefix } from './address-prefix.ts'

test.each([
  ['192.0.2.9', '192.0.2.0/24'],
  ['::ffff:192.0.2.200', '192.0.2.0/24'],
  ['2001:db8:1:2ff::1', '2001:db8:1:2/56'],
  ['2001:0db8:0001:02aa:ffff:ffff:ffff:ffff', '2001:db8:1:2/56'],
  ['2001:db8::1', '2001:db8:0:0/56'],
  ['::1', '0:0:0:0/56'],
  ['fe80::1%eth0', 'fe80:0:0:0/56'],
  ['no address', 'no address'],
])('%s is of %s', (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix)
})
