import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** Argon2id as the OWASP Password Storage Cheat Sheet asks for it first: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32

/** Hashes a password with a salt of its own: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, all that checking needs. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, { nonce: salt, tagLength: HASH_BYTES, ...COST })
  const { memory, passes, parallelism } = COST
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`
}

/**
 * Whether a password is the one of a hash. Without a hash (an unknown account, one that never set a password) it
 * does the same work and says no, so that the time tells nothing.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const { cost, salt, hash } = parseHash(stored ?? NOBODYS_HASH)
  const given = await derive(password, { nonce: salt, tagLength: hash.length, ...cost })
  return timingSafeEqual(given, hash) && stored !== null && stored !== undefined
}

function parseHash(stored: string): { cost: typeof COST; salt: Buffer; hash: Buffer } {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored)
  const [, memory, passes, parallelism, salt = '', hash = ''] = parts ?? []
  if (parts === null) throw new Error('A stored password has a form that this release does not know.')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
}

function derive(password: string, parameters: Omit<Argon2Parameters, 'message'>): Promise<Buffer> {
  // One person's é may be typed as two characters on another keyboard (NIST SP 800-63B, 3.1.1.2).
  const message = password.normalize('NFKC')
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, ...parameters }, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

/** Of the same cost as every other; no password is known for it. */
const NOBODYS_HASH = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(randomBytes(SALT_BYTES))}$${base64(randomBytes(HASH_BYTES))}`
