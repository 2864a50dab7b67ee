import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const GUARD = join(import.meta.dirname, 'ehr.mjs')
const INSTALL = 'npx -y pnpm@12 install'

let clone = ''
beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'ehr-guard-'))
  await cp(GUARD, join(clone, 'tools', 'cli', 'bin', 'ehr.mjs'))
  await mkdir(join(clone, 'tools', 'cli', 'src'))
})
afterAll(() => rm(clone, { recursive: true }))

async function call(guard: string, ...args: string[]): Promise<{ code: unknown; said: string }> {
  return run(process.execPath, [guard, ...args], { env: { ...process.env, NODE_COMPILE_CACHE: clone } }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: unknown; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  )
}

function callClone(): Promise<{ code: unknown; said: string }> {
  return call(join(clone, 'tools', 'cli', 'bin', 'ehr.mjs'))
}

test('lists the commands', async () => {
  const { code, said } = await call(GUARD, '--help')
  expect(code).toBe(0)
  for (const name of ['dev', 'test', 'bench', 'env', 'db', 'migrate', 'import', 'demo', 'user', 'audit']) {
    expect(said).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
  }
})

test('names the command that installs when nothing is installed', async () => {
  await rm(join(clone, 'node_modules'), { recursive: true, force: true })
  const { code, said } = await callClone()
  expect(code).toBe(1)
  expect(said).toContain('The workspace is not installed')
  expect(said).toContain(INSTALL)
})

test('the doctor looks also where nothing is installed', async () => {
  const doctor = join('tools', 'doctor')
  for (const part of ['src', 'package.json']) {
    await cp(join(import.meta.dirname, '..', '..', '..', doctor, part), join(clone, doctor, part), {
      recursive: true,
    })
  }
  const { code, said } = await call(join(clone, 'tools', 'cli', 'bin', 'ehr.mjs'), 'doctor', '--json')
  expect(code).toBe(1)
  const { checks }: { checks: { name: string; found: string; mend: string }[] } = JSON.parse(said)
  expect(checks.find(({ name }) => name === 'installation')).toMatchObject({
    found: 'nothing is installed',
    mend: INSTALL,
  })
})

test('names the command that installs when a package is missing', async () => {
  await mkdir(join(clone, 'node_modules'), { recursive: true })
  await writeFile(join(clone, 'node_modules', '.modules.yaml'), '')
  await writeFile(join(clone, 'tools', 'cli', 'src', 'main.ts'), `import 'a-package-of-tomorrow'`)
  const { code, said } = await callClone()
  expect(code).toBe(1)
  expect(said).toContain('a-package-of-tomorrow')
  expect(said).toContain(INSTALL)
})

test('warns when the lockfile has moved on since the installation', async () => {
  await mkdir(join(clone, 'node_modules', '.pnpm'), { recursive: true })
  await writeFile(join(clone, 'node_modules', '.modules.yaml'), '')
  await writeFile(join(clone, 'node_modules', '.pnpm', 'lock.yaml'), 'old')
  await writeFile(join(clone, 'pnpm-lock.yaml'), 'new')
  await writeFile(
    join(clone, 'tools', 'cli', 'src', 'main.ts'),
    'export async function main(): Promise<void> {}',
  )
  const { code, said } = await callClone()
  expect(code).toBe(0)
  expect(said).toContain('does not match pnpm-lock.yaml')
})

test('reads .env, under what the shell has set', async () => {
  await writeFile(join(clone, '.env'), 'HOME=from-the-file\nEHR_TRIAL=from-the-file\n')
  const main = 'export const main = () => console.log(process.env.EHR_TRIAL, process.env.HOME)'
  await writeFile(join(clone, 'tools', 'cli', 'src', 'main.ts'), main)
  const { said } = await callClone()
  expect(said).toContain(`from-the-file ${process.env.HOME}`)
})

const olderNode = await findOlderNode()
test.skipIf(olderNode === undefined)('an older Node hands over to the workspace’s', async () => {
  const { stdout } = await run(olderNode ?? '', [GUARD, '--help'])
  expect(stdout).toContain('Usage: ehr')
})

test.skipIf(olderNode === undefined)('an older Node without an installation says what to do', async () => {
  const guard = join(clone, 'tools', 'cli', 'bin', 'ehr.mjs')
  await expect(run(olderNode ?? '', [guard])).rejects.toThrow(INSTALL)
})

test('says what our own errors say, and gives the stack of others', async () => {
  await writeFile(
    join(clone, 'tools', 'cli', 'src', 'main.ts'),
    `export const main = () => { throw new Error('Do this.') }`,
  )
  expect(await callClone()).toEqual({ code: 1, said: expect.not.stringContaining(' at ') })
  await writeFile(
    join(clone, 'tools', 'cli', 'src', 'main.ts'),
    'export const main = () => { undefined.name }',
  )
  expect(await callClone()).toEqual({ code: 1, said: expect.stringContaining(' at ') })
})

/** The machine's own Node, where it is older than the workspace's. */
async function findOlderNode(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
  const found = folders.map((folder) => join(folder, 'node')).find((path) => existsSync(path))
  if (found === undefined) return undefined
  const { stdout } = await run(found, ['--version'])
  return Number(stdout.slice(1).split('.')[0]) < 26 ? found : undefined
}
