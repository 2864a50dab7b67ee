import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTestServer } from '@ehr/db/testing/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../root.ts'

const PET = `export async function up(db) {
  await db.schema.createTable('pet').addColumn('id', 'integer').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}
`

let project = ''

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'validate-'))
  await mkdir(join(project, 'fine'))
  await mkdir(join(project, 'wrong'))
  await writeFile(join(project, 'fine', '1_pet.ts'), PET)
  await writeFile(join(project, 'wrong', '1_pet.ts'), PET.replace(/dropTable.*\n/, "dropTable('pet')\n"))
  await writeFile(join(project, 'a.sql'), 'create index on pet (id);')
  await writeFile(join(project, 'setup.sql'), 'create table pet (id int);')
})

afterAll(async () => await rm(project, { recursive: true }))

test('exits with 0 where all is fine', async () => {
  expect(await validate('--dir', 'fine')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('no errors'),
  })
}, 60_000)

test('exits with 1 where something is found, and writes the report where it is told', async () => {
  const { code, stdout, stderr } = await validate(
    '--dir',
    'wrong',
    '--format',
    'json',
    '--output',
    'report.json',
  )

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('report.json')
  const { findings }: { findings: { rule: string; file: string }[] } = JSON.parse(
    await readFile(join(project, 'report.json'), 'utf8'),
  )
  expect(findings.map(({ rule }) => rule)).toContain('down-not-inverse')
  expect(findings.every(({ file }) => file === 'wrong/1_pet.ts')).toBe(true)
}, 60_000)

test('tries files of SQL, and names them as they were given', async () => {
  const { code, stdout } = await validate('--sql', 'a.sql', '--setup', 'setup.sql', '--format', 'github')

  expect(code).toBe(1)
  expect(stdout).toContain('::error file=a.sql,line=1,title=index-not-concurrent::')
}, 60_000)

test.each([
  [['--dir', 'no-such-folder'], '--dir no-such-folder does not exist'],
  [['--dir', 'fine', '--base', 'no-such-ref'], 'no-such-ref'],
  [['--sql', 'a.sql', '--dir', 'fine'], '--sql goes neither with --dir'],
  [['--format', 'html'], 'Allowed choices are pretty'],
  [['--colour'], "unknown option '--colour'"],
])(
  'exits with 2 and says why where nothing can be tried: %j',
  async (args, message) => {
    const { code, stdout, stderr } = await validate(...args)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  },
  60_000,
)

test('exits with 2 where there is no server', async () => {
  const nowhere = 'postgres://nobody@127.0.0.1:1/nothing'

  expect(await run(['--dir', 'fine'], nowhere)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('MIGRATION_GUARD_DATABASE_URL'),
  })
}, 60_000)

async function validate(...args: string[]) {
  const { url } = await openTestServer()
  return await run(args, url)
}

function run(
  args: readonly string[],
  url: string,
): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const command = [join(ROOT, 'tools/cli/bin/ehr.mjs'), 'migrate', 'validate', ...args]
  const { INIT_CWD: _, ...env } = process.env
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      command,
      { cwd: project, env: { ...env, MIGRATION_GUARD_DATABASE_URL: url } },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    )
  })
}
