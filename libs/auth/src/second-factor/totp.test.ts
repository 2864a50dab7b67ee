import { expect, test } from 'vitest'
import { openSecret, sealSecret } from './secret-box.ts'
import { describeTotp, findTotpStep, newTotpSecret } from './totp.ts'

/** RFC 6238, appendix B: the last six of its eight digits, for the SHA-1 key. */
const RFC_SECRET = Buffer.from('12345678901234567890')

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code of RFC 6238 at second %i is taken', (second, code) => {
  expect(findTotpStep(RFC_SECRET, code, new Date(second * 1000))).toBe(Math.floor(second / 30))
})

test('a code is good from half a minute before its step to half a minute after, and no longer', () => {
  const at = (second: number) => findTotpStep(RFC_SECRET, '287082', new Date(second * 1000))
  expect([at(0), at(30), at(59), at(60), at(89), at(90)]).toEqual([1, 1, 1, 1, 1, undefined])
})

test.each(['', '28708', '2870822', 'abcdef', '２８７０８２', '287082; --'])('"%s" is no code', (code) => {
  expect(findTotpStep(RFC_SECRET, code, new Date(59_000))).toBeUndefined()
})

test('a code may be typed with a space in the middle, as authenticators show it', () => {
  expect(findTotpStep(RFC_SECRET, '287 082', new Date(59_000))).toBe(1)
})

test('an authenticator is told the key, the clinic and the person', () => {
  const { secret, uri } = describeTotp(RFC_SECRET, { issuer: 'North Clinic', label: 'ada@clinic.test' })
  expect(secret).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  expect(uri).toContain(
    'otpauth://totp/North%20Clinic:ada%40clinic.test?issuer=North%20Clinic&secret=GEZDGNBV',
  )
})

test('a sealed secret opens with its key for its owner only', () => {
  const key = Buffer.alloc(32, 1)
  const secret = newTotpSecret()
  const sealed = sealSecret(key, 'ada', secret)
  expect(openSecret(key, 'ada', sealed)).toEqual(secret)
  expect(sealed.includes(secret)).toBe(false)
  expect(() => openSecret(key, 'eve', sealed)).toThrow('cannot be read')
  expect(() => openSecret(Buffer.alloc(32, 2), 'ada', sealed)).toThrow('AUTH_SECRET')
})
