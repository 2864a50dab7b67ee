import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestPlan } from '../testing/test-plan.ts'
import { takeSourceMaps } from './take-source-maps.ts'

const TOKEN = 'sntrys_of-this-test'
const plan = createTestPlan()

let root: string
let lines: string[]
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'source-maps-'))
  lines = []
  for (const app of ['ehr-api', 'ehr-web'])
    mkdirSync(join(root, 'apps', app, 'dist/assets'), { recursive: true })
  write('apps/ehr-web/dist/assets/main.js', 'x')
  write('apps/ehr-web/dist/assets/main.js.map', '{}')
  write('apps/ehr-web/dist/assets/main.js.map.br', '')
  write('apps/ehr-api/dist/main.js.map', '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text)
}

/** A program in the place of npx that writes down how it was called, and ends as it is told. */
function playNpx(exitCode: number): string {
  const folder = join(root, 'programs')
  mkdirSync(folder)
  const called = JSON.stringify(join(root, 'called.txt'))
  const said = `"$SENTRY_AUTH_TOKEN is refused"`
  writeFileSync(
    join(folder, 'npx'),
    `#!/bin/sh\necho "$@" >> ${called}\nenv | sort >> ${called}\necho ${said} >&2\nexit ${exitCode}\n`,
  )
  chmodSync(join(folder, 'npx'), 0o755)
  return `${folder}:${process.env.PATH}`
}

async function take(env: Record<string, string>, apps = ['ehr-api', 'ehr-web']): Promise<string> {
  await takeSourceMaps({ root, plan, env, apps, say: (line) => void lines.push(line) })
  return existsSync(join(root, 'called.txt')) ? readFileSync(join(root, 'called.txt'), 'utf8') : ''
}

function listLeft(): string[] {
  return [
    'apps/ehr-web/dist/assets/main.js',
    'apps/ehr-web/dist/assets/main.js.map',
    'apps/ehr-web/dist/assets/main.js.map.br',
    'apps/ehr-api/dist/main.js.map',
  ].filter((path) => existsSync(join(root, path)))
}

test('maps go to the project of their application, and out of what is served', async () => {
  const env = {
    PATH: playNpx(0),
    SENTRY_AUTH_TOKEN: TOKEN,
    RELEASE: 'abc',
    DATABASE_URL: 'postgres://secret',
  }
  const called = await take(env)

  expect(called).toContain(
    `--yes @sentry/cli@3.8.0 sourcemaps upload --org wardkit --project wardkit-web --release abc --strict ${join(root, 'apps/ehr-web/dist')}`,
  )
  expect(called).toContain('--project wardkit-api')
  expect(called).toContain(`SENTRY_AUTH_TOKEN=${TOKEN}`)
  expect(called).not.toContain('postgres://secret')
  expect(listLeft()).toEqual(['apps/ehr-web/dist/assets/main.js'])
  expect(lines).toContain('ehr-web: its source maps are at Sentry, in wardkit/wardkit-web.')
})

test('what Sentry refuses is said without the token, and is out of what is served too', async () => {
  await take({ PATH: playNpx(1), SENTRY_AUTH_TOKEN: TOKEN }, ['ehr-web'])

  expect(lines.join('\n')).toContain('WARNING: its source maps are not at Sentry')
  expect(lines.join('\n')).toContain('*** is refused')
  expect(lines.join('\n')).not.toContain(TOKEN)
  expect(listLeft()).toEqual(['apps/ehr-web/dist/assets/main.js', 'apps/ehr-api/dist/main.js.map'])
})

test('without a token nothing is sent, and they are out of what is served', async () => {
  expect(await take({ PATH: playNpx(0) })).toBe('')
  expect(lines).toContain(
    'ehr-web: SENTRY_AUTH_TOKEN is not set here (the secret SENTRY_AUTH_TOKEN), so its maps are not uploaded.',
  )
  expect(listLeft()).toEqual(['apps/ehr-web/dist/assets/main.js'])
})

test('an application without a project keeps its maps to itself', async () => {
  const without = structuredClone(plan)
  without.metadata.monitoring.sentry.sourceMaps = null
  const env = { PATH: playNpx(0), SENTRY_AUTH_TOKEN: TOKEN }
  await takeSourceMaps({ root, plan: without, env, apps: ['ehr-web'], say: (line) => void lines.push(line) })

  expect(lines.join('\n')).toContain('names no project for it')
  expect(existsSync(join(root, 'called.txt'))).toBe(false)
})

test('an application that is not there is refused', async () => {
  await expect(take({}, ['ehr-phone'])).rejects.toThrow(
    'There is no application "ehr-phone". There are: ehr-api',
  )
})
