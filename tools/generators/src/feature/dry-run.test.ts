import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../../..')

test('--dry-run shows what it would write, and neither writes it nor does what follows', () => {
  const status = () => execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' })
  const args = ['g', 'feature', 'rain gauges', '--fields', 'note:text', '--dry-run']
  const said = execFileSync(process.execPath, [join(ROOT, 'node_modules/nx/dist/bin/nx.js'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Colours come where the outer run forces them.
  expect(stripVTControlCharacters(said)).toContain('CREATE libs/features/rain-gauges/src/contract.ts')
  expect(status()).not.toMatch(/rain.gauge/)
}, 120_000)
