import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const IV_BYTES = 12
const TAG_BYTES = 16

/** Turns the sort key of a page's last record into an opaque text and back. */
export interface CursorCodec {
  encode(operation: string, key: readonly unknown[]): string
  /** @returns `undefined` for a text that this installation did not make for this operation. */
  decode(operation: string, cursor: string): unknown
}

/**
 * Makes cursors by AES-256-GCM. They are encrypted because a sort key may hold a name, and may stand in a URL;
 * the operation is authenticated with it, so that a cursor of one listing does nothing in another.
 *
 * @param secret of the installation; the same in all its processes.
 */
export function createCursorCodec(secret: string): CursorCodec {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'page-cursor', 32))
  return {
    encode(operation, values) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(operation))
      const sealed = Buffer.concat([cipher.update(JSON.stringify(values), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    decode(operation, cursor) {
      const bytes = Buffer.from(cursor, 'base64url')
      if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined
      return open(key, operation, bytes)
    },
  }
}

function open(key: Buffer, operation: string, bytes: Buffer): unknown {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(operation))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    const text =
      decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    return JSON.parse(text)
  } catch {
    // Not ours, or changed on the way: to the client one and the same mistake.
    return undefined
  }
}
