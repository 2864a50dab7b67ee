import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { featuresPlugin } from './vite-plugin.ts'

let root = ''
let server: ViteDevServer

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'features-plugin-')))
  writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages:\n  - apps/*\n')
  mkdirSync(join(root, 'apps/web'), { recursive: true })
  writeFeature('patients')
  server = await createServer({
    root: join(root, 'apps/web'),
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
    plugins: [featuresPlugin({ side: 'web' })],
  })
})

afterEach(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

test('serves the features and notices one that comes and one that goes', async () => {
  expect(await featureNames()).toEqual(['patients'])

  writeFeature('vitals')
  await expect.poll(featureNames, { timeout: 10_000 }).toEqual(['patients', 'vitals'])

  rmSync(join(root, 'libs/features/patients'), { recursive: true })
  await expect.poll(featureNames, { timeout: 10_000 }).toEqual(['vitals'])
})

async function featureNames(): Promise<string[]> {
  const { features } = await server.ssrLoadModule('virtual:ehr-features')
  return features.map((feature: { name: string }) => feature.name)
}

function writeFeature(name: string): void {
  const folder = join(root, 'libs/features', name)
  mkdirSync(join(folder, 'src/web'), { recursive: true })
  writeFileSync(join(folder, 'src/web/index.ts'), `export const feature = { name: '${name}' }\n`)
  const manifest = { name: `@ehr/feature-${name}`, exports: { './web': './src/web/index.ts' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
}
