import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What a derived key is for; another word gives another key. */
export type KeyPurpose = 'second factor' | 'recovery codes' | 'attempts'

/** A key of 32 bytes for one purpose, from the installation's AUTH_SECRET (HKDF, RFC 5869). */
export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'ehr', purpose, 32))
}

/** A random text of 256 bits that nobody guesses: for cookies and links. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token. A plain hash will do: there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** What is kept of something short: without the key its few possibilities cannot be tried. */
export function keyedHash(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
