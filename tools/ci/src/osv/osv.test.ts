import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createRepository, type Repository } from '../testing/repository.ts'
import { type Answer, type Asked, type StandIn, startStandIn } from '../testing/stand-in.ts'
import { runOsv } from './index.ts'
import { parseLockfile } from './read-lockfile.ts'

const ROOT = join(import.meta.dirname, '../../../..')

const closers: (() => unknown)[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  for (const close of closers.splice(0)) await close()
})

test('a fault of the severity that blocks is told with its package, and fails', async () => {
  const { code, said } = await audit({
    'GHSA-1': entry('HIGH', { aliases: ['CVE-2026-1'] }),
    'GHSA-2': entry('LOW'),
  })
  expect(code).toBe(1)
  expect(said).toContain('1 known faults of severity high or worse, in 3 packages')
  expect(said).toContain('high: left-pad 1.3.0: a summary of HIGH (GHSA-1, CVE-2026-1)')
  expect(said).toContain('Less severe, for information: 1.')
})

test('nothing of that severity passes', async () => {
  const { code, said } = await audit({ 'GHSA-2': entry('MODERATE') })
  expect([code, said]).toEqual([
    0,
    expect.stringContaining('None of 3 packages has a known fault of severity high'),
  ])
})

test('the severity may be given, and what is none is refused', async () => {
  expect((await audit({ 'GHSA-2': entry('MODERATE') }, { from: 'moderate' })).code).toBe(1)
  await expect(audit({}, { from: 'bad' })).rejects.toThrow('--from says "bad"; it is one of critical, high')
})

test('a malicious package, and a fault without a severity, block whatever the level', async () => {
  expect((await audit({ 'MAL-2026-1': entry(undefined) }, { from: 'critical' })).code).toBe(1)
  expect((await audit({ 'GHSA-3': entry(undefined) }, { from: 'critical' })).code).toBe(1)
})

test('what was withdrawn is no fault', async () => {
  expect((await audit({ 'GHSA-1': entry('CRITICAL', { withdrawn: '2026-01-01T00:00:00Z' }) })).code).toBe(0)
})

test('an exception holds until its end, by any of the fault’s ids, and says why', async () => {
  const faults = { 'GHSA-1': entry('HIGH', { aliases: ['CVE-2026-1'] }) }
  const until = (day: string) => [
    { check: 'osv', subject: 'CVE-2026-1', reason: 'Only reached in tests', until: day },
  ]
  const held = await audit(faults, {}, until('9999-12-31'))
  expect([held.code, held.said]).toEqual([
    0,
    expect.stringContaining('accepted until 9999-12-31: Only reached in tests'),
  ])
  const ended = await audit(faults, {}, until('2026-01-01'))
  expect([ended.code, ended.said]).toEqual([1, expect.stringContaining('is of no use (any more)')])
})

test('asks for every package in batches of a thousand, and for further pages of an answer', async () => {
  const many = Array.from({ length: 1200 }, (_, index) => `package-${index}@1.0.0`)
  const standIn = await serve(({ url, body }) => {
    if (url.pathname.startsWith('/v1/vulns/')) return { body: entry('HIGH')(url.pathname.slice(10)) }
    const { queries } = JSON.parse(body)
    return {
      body: {
        results: queries.map((query: { package: { name: string }; page_token?: string }) => {
          if (query.package.name !== 'package-7') return {}
          return query.page_token === 'more'
            ? { vulns: [{ id: 'GHSA-b' }] }
            : { vulns: [{ id: 'GHSA-a' }], next_page_token: 'more' }
        }),
      },
    }
  })
  const { code, said } = await run(workspace(many), standIn.url)
  const sizes = standIn.asked
    .filter(({ url }) => url.pathname === '/v1/querybatch')
    .map(({ body }) => JSON.parse(body).queries.length)

  expect(sizes).toEqual([1000, 201])
  expect(code).toBe(1)
  expect(said).toMatch(/GHSA-a[\s\S]*GHSA-b/)
  expect(JSON.parse(standIn.asked[0]?.body ?? '').queries[0]).toEqual({
    package: { name: 'package-0', ecosystem: 'npm' },
    version: '1.0.0',
  })
})

test('no answer is a failure, unless it is for information only', async () => {
  const standIn = await serve(() => ({ status: 503, body: {} }))
  const failed = await run(workspace(), standIn.url)
  expect([failed.code, failed.said]).toEqual([1, expect.stringContaining('/v1/querybatch answered 503')])
  expect((await run(workspace(), standIn.url, { informational: true })).code).toBe(0)
  expect((await run(workspace(), 'http://127.0.0.1:9')).said).toContain('could not be reached')
})

test('an answer to other questions is a failure, not a clean bill', async () => {
  const standIn = await serve(() => ({ body: { results: [] } }))
  const { code, said } = await run(workspace(), standIn.url)
  expect([code, said]).toEqual([1, expect.stringContaining('OSV answered 0 of 3 questions')])
})

test('reads every package of this workspace’s own lockfile, and of pnpm’s two documents', () => {
  const packages = parseLockfile(readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8'))
  expect(packages.length).toBeGreaterThan(300)
  expect(packages).toContainEqual({ name: 'zod', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  expect(packages).toContainEqual({ name: '@types/node', version: expect.stringMatching(/^\d/) })
  const two =
    "---\npackages:\n  pnpm@12.0.0: {}\n---\npackages:\n  '@a/b@1.0.0-rc.1': {}\n  'c@file:../c': {}\n"
  expect(parseLockfile(two)).toEqual([
    { name: 'pnpm', version: '12.0.0' },
    { name: '@a/b', version: '1.0.0-rc.1' },
  ])
  expect(() => parseLockfile("lockfileVersion: '9.0'\n")).toThrow('lists no packages')
})

type Entry = (id: string) => object

function entry(severity: string | undefined, more: object = {}): Entry {
  return (id) => ({ id, summary: `a summary of ${severity}`, database_specific: { severity }, ...more })
}

async function audit(faults: Record<string, Entry>, options = {}, exceptions: object[] = []) {
  const standIn = await serve(({ url, body }) => {
    const id = url.pathname.replace('/v1/vulns/', '')
    if (id in faults) return { body: faults[id]?.(id) }
    const { queries } = JSON.parse(body)
    const vulns = Object.keys(faults).map((each) => ({ id: each }))
    const results = queries.map((query: { package: { name: string } }) =>
      query.package.name === 'left-pad' ? { vulns } : {},
    )
    return { body: { results } }
  })
  return run(workspace(undefined, exceptions), standIn.url, options)
}

async function serve(answer: (asked: Asked) => Answer): Promise<StandIn> {
  const standIn = await startStandIn(answer)
  closers.push(standIn.close)
  return standIn
}

function workspace(packages = ['left-pad@1.3.0', "'@a/b@2.0.0'", 'c@3.0.0'], exceptions: object[] = []) {
  const repository = createRepository()
  closers.push(repository.remove)
  const { gates, scans, criticalPaths } = JSON.parse(readFileSync(join(ROOT, 'delivery.json'), 'utf8'))
  repository.write({
    'pnpm-lock.yaml': `packages:\n${packages.map((key) => `  ${key}: {}\n`).join('')}`,
    'delivery.json': JSON.stringify({
      gates: { ...gates, vulnerabilities: 'high' },
      scans: { ...scans, exceptions },
      criticalPaths,
    }),
  })
  return repository
}

async function run({ root }: Repository, api: string, options = {}) {
  const said: string[] = []
  const note = (text: unknown) => void said.push(String(text))
  vi.spyOn(console, 'log').mockImplementation(note)
  vi.spyOn(console, 'error').mockImplementation(note)
  const code = await runOsv({ root, env: {} }, { informational: false, api, ...options })
  return { code, said: said.join('\n') }
}
