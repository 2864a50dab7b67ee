import { expect, test } from 'vitest'
import { toBase64 } from './to-base64.ts'

test.each([0, 1, 3, 8191, 8192, 8193, 262_144])('%d bytes come back as they were', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256)
  expect(Buffer.from(toBase64(bytes), 'base64')).toEqual(Buffer.from(bytes))
})
