import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { fetchExpiry, judgeExpiry } from './certificate.ts'

const now = new Date('2026-11-21T12:00:00Z')

test.each([
  ['2027-02-01T00:00:00Z', true, 'valid for 71 days'],
  ['2026-11-28T11:00:00Z', false, 'renew it 7 days before'],
  ['2026-11-20T00:00:00Z', false, 'valid for -2 days'],
])('a certificate until %s', (until, ok, text) => {
  const verdict = judgeExpiry(new Date(until), now, 7)
  expect(verdict.ok).toBe(ok)
  expect(verdict.text).toContain(text)
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

test.skipIf(!hasOpenssl)(
  'a server’s certificate is read when it is trusted, and refused when not',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    const made = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '30',
      '-keyout',
      key,
      '-out',
      certificate,
    ]
    execFileSync('openssl', [...made, ...name], { stdio: 'ignore' })
    const ca = readFileSync(certificate, 'utf8')
    const server = createServer({ key: readFileSync(key), cert: ca }, (socket) => socket.end())
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.close()
      rmSync(folder, { recursive: true })
    })
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const asked = { host: 'localhost', port, signal: new AbortController().signal }

    const days = ((await fetchExpiry({ ...asked, ca })).getTime() - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(30)
    await expect(fetchExpiry(asked)).rejects.toThrow('the certificate is not trusted')
  },
)
