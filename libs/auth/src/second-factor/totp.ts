import { Secret, TOTP } from 'otpauth'

const PERIOD_S = 30
/** RFC 4226, section 4, R6: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20

/** A new key for an authenticator. */
export function newTotpSecret(): Buffer {
  return Buffer.from(new Secret({ size: SECRET_BYTES }).bytes)
}

/** What a person types into an authenticator, or scans from a picture. */
export interface TotpSetup {
  /** Base32, in groups of four. */
  readonly secret: string
  /** `otpauth://totp/…` (Google's key URI format, which every authenticator reads). */
  readonly uri: string
}

/** Says how to set an authenticator up. `issuer` and `label` are what it shows: the clinic and the person. */
export function describeTotp(secret: Buffer, names: { issuer: string; label: string }): TotpSetup {
  const totp = totpOf(secret, names)
  return { secret: (totp.secret.base32.match(/.{1,4}/g) ?? []).join(' '), uri: totp.toString() }
}

/**
 * The time step that a code belongs to; undefined when it is none of now, the step before or the one after
 * (RFC 6238, section 5.2). Who accepts it must refuse this step and earlier ones from then on.
 */
export function findTotpStep(secret: Buffer, code: string, now: Date): number | undefined {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token, timestamp, window: 1 })
  return delta === null ? undefined : TOTP.counter({ period: PERIOD_S, timestamp }) + delta
}

/** SHA-1 and six digits, since authenticators ignore other choices (and RFC 6238's HMAC does not suffer from it). */
function totpOf(secret: Buffer, names: { issuer?: string; label?: string } = {}): TOTP {
  const bytes = new Uint8Array(secret).buffer
  return new TOTP({
    ...names,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: new Secret({ buffer: bytes }),
  })
}
