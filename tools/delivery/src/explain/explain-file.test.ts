import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { computeSync } from '../sync/compute-sync.ts'
import { makeWorkspace } from '../testing/made-workspace.ts'
import { explainFile } from './explain-file.ts'
import { previewChange } from './preview.ts'

const CI = '.github/workflows/ci.yml'

async function lineOf(
  workspace: Parameters<typeof computeSync>[0],
  path: string,
  text: string,
): Promise<number> {
  const file = (await computeSync(workspace))?.rendered.find((each) => each.path === path)
  const line = file?.text.split('\n').findIndex((each) => each.includes(text)) ?? -1
  if (line < 0) throw new Error(`${path} has no line with "${text}".`)
  return line + 1
}

test('tells which settings make a line read as it does, with their place in delivery.json', {
  timeout: 120_000,
}, async () => {
  using workspace = makeWorkspace('hikma')
  const lines = readFileSync(join(workspace.root, 'delivery.json'), 'utf8').split('\n')
  const said = await explainFile(workspace, `${CI}:${await lineOf(workspace, CI, '- 1/2')}`)
  const at = lines.findIndex((line) => /^ {6}"e2e": 2$/.test(line)) + 1

  expect(said.slice(3)).toContain(`  delivery.json:${at}  pipelines.shards.e2e = 2`)
  expect(said.at(-1)).toContain('pipelines.files.checks = "ci.yml"')
})

test('tells that the version of Node comes from the catalog', { timeout: 120_000 }, async () => {
  using workspace = makeWorkspace('hikma')
  const said = await explainFile(workspace, `${CI}:${await lineOf(workspace, CI, 'node-version: 26')}`)

  expect(said.join('\n')).toMatch(/reads so because of\n {2}pnpm-workspace\.yaml:\d+ {2}catalog\.node = "26/)
})

test('of a whole file tells the renderer and the metadata', async () => {
  using workspace = makeWorkspace('hikma')

  expect(await explainFile(workspace, join(workspace.root, '.github/CODEOWNERS'))).toEqual([
    '.github/CODEOWNERS is written by the renderer "github" from people.codeOwners, people.owners.',
  ])
})

test('refuses a file that is not generated, and a line that is not there', async () => {
  using workspace = makeWorkspace('hikma')

  await expect(explainFile(workspace, '.github/workflows/cj.yml')).rejects.toThrow(`Did you mean ${CI}?`)
  await expect(explainFile(workspace, '.github/CODEOWNERS:99')).rejects.toThrow('has no line 99')
})

test('previews what other settings would change, as a diff', async () => {
  using workspace = makeWorkspace('hikma')
  const diff = await previewChange(workspace, [
    'pipelines.matrix.runners[0]=ubuntu-26.04',
    'gates.vulnerabilities=critical',
  ])

  expect(diff).toEqual(
    expect.arrayContaining([`--- a/${CI}`, '-    runs-on: ubuntu-24.04', '+    runs-on: ubuntu-26.04']),
  )
  expect(diff).toContain('+          LEVEL: critical')
  expect(await previewChange(workspace, ['gates.vulnerabilities=high'])).toEqual([])
})

test.each([
  ['pipelines.shard.test=2', 'Did you mean pipelines.shards.test?'],
  ['environments.stagin.region=x', 'Did you mean environments.staging.region?'],
  ['nothing=1', 'In delivery.json there are: backups,'],
  ['pipelines.shards.test', 'Write <path>=<value>'],
  ['pipelines.matrix.runners[7]=x', 'There is no setting "pipelines.matrix.runners[7]"'],
  ['environments.production.approval=null', 'environments.production.approval: '],
])('refuses --set %s', async (assignment, told) => {
  using workspace = makeWorkspace('hikma')

  await expect(previewChange(workspace, [assignment])).rejects.toThrow(told)
})
