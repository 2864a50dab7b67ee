import { isIPv4, isIPv6 } from 'node:net'

/**
 * The network that an address belongs to, as one customer gets it: /24 of IPv4, /56 of IPv6. Who has one address
 * has its neighbours. What is no address is its own network.
 */
export function addressPrefix(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  if (!isIPv6(plain)) return address
  const groups = expand(plain)
  const last = (Number.parseInt(groups[3] ?? '0', 16) >> 8).toString(16)
  return `${[...groups.slice(0, 3), last].join(':')}/56`
}

/** The first half of an address without leading zeros: `2001:db8::1` → 2001, db8, 0, 0. */
function expand(address: string): string[] {
  const [head = '', tail = ''] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const missing = Math.max(8 - before.length - after.length, 0)
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  return groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
}
