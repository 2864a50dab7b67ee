import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuditRecorder } from '@ehr/audit'
import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { auditCommand } from './audit.ts'

const { db, ownerDb } = await useTestDatabase()
const folder = await mkdtemp(join(tmpdir(), 'ehr-verify-'))
afterAll(() => rm(folder, { recursive: true }))

async function run(...args: string[]): Promise<{ code: number; printed: string; said: string }> {
  const lines: string[] = []
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    const context = { db, args, now: new Date(), signal: new AbortController().signal }
    const code = await auditCommand.run({ ...context, print: (line) => lines.push(line) })
    return { code, printed: lines.join('\n'), said: said.mock.calls.flat().join('') }
  } finally {
    said.mockRestore()
  }
}

test('names the first broken link and fails; with heads it says what they prove', async () => {
  const recorder = createAuditRecorder(db)
  for (const operation of ['one', 'two', 'three']) {
    await recorder.record({ action: 'read', outcome: 'success', operation })
  }
  const head = recorder.head()
  const heads = join(folder, 'heads.jsonl')
  await writeFile(heads, `${JSON.stringify(head)}\n`)

  const intact = await run('verify', '--heads', heads)
  expect([intact.code, intact.printed]).toEqual([
    0,
    '3 events in 3 seals of 1 chains: intact\n1 chains agree with the heads written down',
  ])
  expect((await run('verify')).printed).toContain('No heads were given')

  await sql`update audit_event set user_id = gen_random_uuid() where operation = 'two'`.execute(ownerDb)
  const broken = await run('verify')
  expect(broken.code).toBe(1)
  expect(broken.printed).toMatch(
    new RegExp(
      `^BROKEN chain ${head?.chainId}, sequence 2: event [0-9a-f-]{36} is not what was sealed; different: user_id\n`,
    ),
  )
  const [line] = (await run('verify', '--json')).printed.split('\n')
  expect(JSON.parse(line ?? '')).toMatchObject({ kind: 'event-changed', sequence: 2, columns: ['user_id'] })
})

test.each([
  ['without a verb', [], 'audit: there is one thing to do, verify.'],
  ['with an unknown option', ['verify', '--force'], "audit: Unknown option '--force'"],
  ['with a time that is none', ['verify', '--restored-to', 'noon'], 'is not a time like'],
  ['with a file that is not there', ['verify', '--heads', '/nowhere'], '/nowhere: cannot be read.'],
])('refuses a call %s', async (_name, args, message) => {
  const { code, said, printed } = await run(...args)
  expect([code, printed]).toEqual([2, ''])
  expect(said).toContain(message)
})
