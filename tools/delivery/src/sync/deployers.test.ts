import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeWorkspace } from '../testing/made-workspace.ts'
import { ROOT } from '../testing/workspace.ts'
import { listDeployers } from './deployers.ts'

test('a target is deployable as soon as a deployer lies in its folder', () => {
  using workspace = makeWorkspace('hikma')
  expect(listDeployers(workspace.root)).toEqual([])
  workspace.write('tools/ours/src/deployers/nomad/nomad-deployer.ts', 'export const deployer = {}\n')
  workspace.write('tools/ours/src/deployers/nomad/client.ts', 'export const client = {}\n')

  expect(listDeployers(workspace.root)).toEqual(['nomad'])
})

test.each(listDeployers(ROOT))('the deployer of %s calls its target so', (target) => {
  const file = `tools/release/src/deployers/${target}/${target}-deployer.ts`

  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(`target: '${target}'`)
})
