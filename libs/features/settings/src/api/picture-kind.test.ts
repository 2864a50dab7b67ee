import { expect, test } from 'vitest'
import { findPictureKind } from './picture-kind.ts'

/** The smallest real pictures: one pixel each, by common encoders. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const WEBP = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'
const WEBP_LOSSLESS = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='
// Start, APP0 of 16 bytes, then a frame of 5 by 3 pixels.
const JPEG = Buffer.from([
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0],
  ...[0xff, 0xc0, 0, 17, 8, 0, 3, 0, 5, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
]).toString('base64')

test.each([
  ['image/png', PNG, 1, 1],
  ['image/webp', WEBP, 1, 1],
  ['image/webp', WEBP_LOSSLESS, 1, 1],
  ['image/jpeg', JPEG, 5, 3],
])('%s is known by its bytes', (mediaType, base64, width, height) => {
  expect(findPictureKind(Buffer.from(base64, 'base64'))).toEqual({ mediaType, width, height })
})

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['HTML', '<!doctype html><script>alert(1)</script>'],
  ['GIF', 'GIF89a\x01\x00\x01\x00'],
  ['nothing', ''],
])('%s is no picture here', (_, content) => {
  expect(findPictureKind(Buffer.from(content, 'latin1'))).toBeUndefined()
})

test('a picture cut off anywhere is refused or known, and never breaks', () => {
  for (const base64 of [PNG, WEBP, WEBP_LOSSLESS, JPEG]) {
    const bytes = Buffer.from(base64, 'base64')
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => findPictureKind(bytes.subarray(0, length))).not.toThrow()
    }
  }
})
