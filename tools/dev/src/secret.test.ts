import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOrCreateSecret } from './secret.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehr-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('makes a secret once and keeps it', async () => {
  const path = join(folder, 'new', 'auth-secret')
  const secret = await readOrCreateSecret(path)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await readOrCreateSecret(path)).toBe(secret)
})

test.skipIf(process.platform === 'win32')('keeps the secret from other users of the machine', async () => {
  const path = join(folder, 'auth-secret')
  await readOrCreateSecret(path)
  expect((await stat(path)).mode & 0o077).toBe(0)
})

test('makes it anew when a killed run left half of it', async () => {
  const path = join(folder, 'auth-secret')
  await writeFile(path, 'half')
  expect(await readOrCreateSecret(path)).toMatch(/^[\w-]{43}$/)
})
