import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password-hash.ts'

test('a password is recognised, another is not', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await verifyPassword(hash, 'correct horse battery')).toBe(true)
  expect(await verifyPassword(hash, 'correct horse batterz')).toBe(false)
})

test('one password has another hash each time', async () => {
  const hashes = await Promise.all([1, 2].map(() => hashPassword('correct horse battery')))
  expect(new Set(hashes).size).toBe(2)
})

test('the same characters typed on another keyboard are the same password', async () => {
  expect(
    await verifyPassword(await hashPassword('caf\u00e9 au lait à la mode'), 'cafe\u0301 au lait à la mode'),
  ).toBe(true)
})

test.each([null, undefined])('without a hash (%s) every password is wrong', async (hash) => {
  expect(await verifyPassword(hash, 'anything at all')).toBe(false)
})

test('a hash of an unknown form is an error, not a wrong password', async () => {
  await expect(verifyPassword('0f0f:abcd', 'anything at all')).rejects.toThrow('does not know')
})
