import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const BYTES = 32
const LENGTH = Math.ceil((BYTES * 4) / 3)

/** Reads the secret that this clone signs its sessions with, and makes it first where there is none. */
export async function readOrCreateSecret(path: string): Promise<string> {
  const known = await readSecret(path)
  if (known !== undefined) return known
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.draft`
  await writeFile(draft, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: 0o600 })
  await rm(path, { force: true })
  // A link appears complete or not at all, and fails when another process was quicker: then its secret counts.
  await link(draft, path).catch(() => undefined)
  await rm(draft, { force: true })
  const made = await readSecret(path)
  if (made === undefined)
    throw new Error(`${path}: the secret could not be written there. Make the folder writable.`)
  return made
}

async function readSecret(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.trim().length === LENGTH ? text.trim() : undefined
}
