import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startErrorReports } from '../api/error-reports.ts'
import { startSentryStandIn } from '../testing/sentry-stand-in.ts'
import { debugIdsPlugin } from './debug-ids-plugin.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'debug-ids-'))
  writeFileSync(join(folder, 'late.ts'), "export function late(): Error {\n  return new Error('late')\n}\n")
  writeFileSync(
    join(folder, 'main.ts'),
    "export async function fail(): Promise<Error> {\n  return (await import('./late.ts')).late()\n}\n",
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function buildInto(name: string, sourcemap: boolean | 'hidden') {
  const outDir = join(folder, name)
  await build({
    ...{ root: folder, configFile: false, logLevel: 'silent', plugins: [debugIdsPlugin()] },
    build: {
      ...{ outDir, sourcemap, minify: true, ssr: join(folder, 'main.ts') },
      rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
  })
  const files = Object.fromEntries(
    readdirSync(outDir).map((file) => [file, readFileSync(join(outDir, file), 'utf8')]),
  )
  return { outDir, files }
}

test('every script and its map have one id, and the map still names the line', async () => {
  const { files } = await buildInto('mapped', 'hidden')
  expect(Object.keys(files).sort()).toEqual(['late.mjs', 'late.mjs.map', 'main.mjs', 'main.mjs.map'])

  const code = files['late.mjs'] ?? ''
  const map = JSON.parse(files['late.mjs.map'] ?? '')
  expect(code).toContain(`//# debugId=${map.debugId}`)
  expect(code).toContain(`=${JSON.stringify(map.debugId)}`)
  expect(code).not.toContain('sourceMappingURL')
  const lines = code.split('\n')
  const line = lines.findIndex((text) => text.includes('Error(`late`)'))
  const entry = new SourceMap(map).findEntry(line, (lines[line] ?? '').indexOf('Error('))
  expect(entry).toMatchObject({ originalLine: 1, originalSource: expect.stringContaining('late.ts') })
  expect(JSON.parse(files['main.mjs.map'] ?? '').debugId).not.toBe(map.debugId)
})

test('the same code has the same id on every machine', async () => {
  const [one, two] = [await buildInto('once', 'hidden'), await buildInto('again', 'hidden')]
  expect(two.files).toEqual(one.files)
})

test('without maps nothing is added', async () => {
  const { files } = await buildInto('plain', false)
  expect(Object.keys(files).sort()).toEqual(['late.mjs', 'main.mjs'])
  expect(Object.values(files).join('\n')).not.toContain('debugId')
})

test('what is reported names the id of the file that failed', async () => {
  const { outDir, files } = await buildInto('reported', 'hidden')
  const { received, dsn } = await startSentryStandIn()
  const errors = await startErrorReports({ release: '1.2.3', environment: 'ehr.example', dsn })
  const { fail } = await import(pathToFileURL(join(outDir, 'main.mjs')).href)
  errors.report(await fail())
  await errors.close()

  const { debugId } = JSON.parse(files['late.mjs.map'] ?? '')
  expect(received.join('\n')).toContain(`"debug_id":"${debugId}"`)
})
