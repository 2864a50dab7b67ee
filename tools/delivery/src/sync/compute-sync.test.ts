import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPreset, PRESET_NAMES } from '../presets/index.ts'
import { type MadeWorkspace, makeWorkspace } from '../testing/made-workspace.ts'
import { computeSync } from './compute-sync.ts'
import { writeNotes } from './untouched-files.ts'

const CI = '.github/workflows/ci.yml'
const DEPENDABOT = '.github/dependabot.yml'

/** What `nx sync` does. */
async function synchronize(workspace: MadeWorkspace): Promise<{ writes: string[]; deletes: string[] }> {
  const outcome = await computeSync(workspace)
  if (outcome === undefined) throw new Error('There is no delivery.json.')
  for (const { path, text } of outcome.writes) workspace.write(path, text)
  for (const { path } of outcome.deletes) rmSync(join(workspace.root, path))
  writeNotes(workspace.root, outcome.rendered)
  return { writes: outcome.writes.map(({ path }) => path), deletes: outcome.deletes.map(({ path }) => path) }
}

/** Takes the dependency updates out of the metadata, and so their file. */
function dropUpdates({ write }: MadeWorkspace): void {
  const preset = createPreset('hikma')
  const github = { ...preset.github, dependencyUpdates: { tool: 'none', schedule: 'weekly' } }
  write('delivery.json', `${JSON.stringify({ ...preset, github }, null, 2)}\n`)
}

test.each(PRESET_NAMES)('%s: what is missing is written, and twice changes nothing', async (name) => {
  using workspace = makeWorkspace(name)
  const first = await synchronize(workspace)

  expect(first.writes).toContain('.github/CODEOWNERS')
  expect(await synchronize(workspace)).toEqual({ writes: [], deletes: [] })
})

test('what is written is the same again, byte for byte, on another day, in another place and language', async () => {
  using one = makeWorkspace('hikma')
  using other = makeWorkspace('hikma')
  const before = { TZ: process.env.TZ, LANG: process.env.LANG, LC_ALL: process.env.LC_ALL }
  const first = await computeSync(one)
  Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' })
  try {
    const nodes = Object.fromEntries(Object.entries(other.nodes).reverse())
    expect((await computeSync({ root: other.root, nodes }))?.rendered).toEqual(first?.rendered)
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
})

test('without delivery.json nothing is generated, and nothing goes', async () => {
  using workspace = makeWorkspace('hikma')
  await synchronize(workspace)
  rmSync(join(workspace.root, 'delivery.json'))

  expect(await computeSync(workspace)).toBeUndefined()
})

test('shows what differs as a diff', async () => {
  using workspace = makeWorkspace('hikma')
  await synchronize(workspace)
  const ci = readFileSync(join(workspace.root, CI), 'utf8')
  workspace.write(CI, ci.replace('name: ci\n', 'name: mine\n'))
  const outcome = await computeSync(workspace)

  expect(outcome?.message).toBe(`Not as delivery.json says it: ${CI}.`)
  expect(outcome?.details).toEqual(expect.arrayContaining([`--- a/${CI}`, '-name: mine', '+name: ci']))
})

test('line ends of Windows are no difference', async () => {
  using workspace = makeWorkspace('hikma')
  await synchronize(workspace)
  workspace.write(CI, readFileSync(join(workspace.root, CI), 'utf8').replaceAll('\n', '\r\n'))

  expect(await synchronize(workspace)).toEqual({ writes: [], deletes: [] })
})

test('a generated file in the middle of a merge is written anew', async () => {
  using workspace = makeWorkspace('hikma')
  await synchronize(workspace)
  const right = readFileSync(join(workspace.root, CI), 'utf8')
  workspace.write(CI, `<<<<<<< HEAD\n${right}=======\n${right.replace('ci', 'cx')}>>>>>>> other\n`)

  expect((await synchronize(workspace)).writes).toEqual([CI])
  expect(readFileSync(join(workspace.root, CI), 'utf8')).toBe(right)
})

test('a file of somebody’s own is never overwritten', async () => {
  using workspace = makeWorkspace('hikma')
  workspace.write(CI, 'name: mine\n')

  await expect(computeSync(workspace)).rejects.toThrow(
    `${CI}: there is a file of somebody’s own, which is never overwritten.`,
  )
})

test('what is not generated any more goes, when it is as it was written', async () => {
  using workspace = makeWorkspace('hikma')
  await synchronize(workspace)
  dropUpdates(workspace)

  expect((await synchronize(workspace)).deletes).toEqual([DEPENDABOT])
})

test('in a fresh clone, what is as committed goes too', async () => {
  using workspace = makeWorkspace('hikma')
  await synchronize(workspace)
  workspace.git('init', '--quiet')
  workspace.git('add', '.github', 'delivery.json')
  workspace.git('commit', '--quiet', '--message', 'x')
  rmSync(join(workspace.root, '.nx'), { recursive: true })
  dropUpdates(workspace)

  expect((await synchronize(workspace)).deletes).toEqual([DEPENDABOT])
})

test.each([true, false])('what somebody edited stays, and is told; with git: %s', async (hasGit) => {
  using workspace = makeWorkspace('hikma')
  await synchronize(workspace)
  if (hasGit) {
    workspace.git('init', '--quiet')
    workspace.git('add', '.github')
    workspace.git('commit', '--quiet', '--message', 'x')
  }
  const path = join(workspace.root, DEPENDABOT)
  writeFileSync(path, `${readFileSync(path, 'utf8')}# mine\n`)
  dropUpdates(workspace)
  workspace.write(CI, readFileSync(join(workspace.root, CI), 'utf8').replace('name: ci\n', 'name: mine\n'))
  const told = `${DEPENDABOT}: nothing generates it any more, and somebody edited it`

  expect((await computeSync(workspace))?.details.join('\n')).toContain(told)
  expect(await synchronize(workspace)).toEqual({ writes: [CI], deletes: [] })
  await expect(computeSync(workspace)).rejects.toThrow(told)
  expect(existsSync(path)).toBe(true)
})

test('a file that a team keeps beside the generated ones is left alone, whatever it says', async () => {
  using workspace = makeWorkspace('hikma')
  await synchronize(workspace)
  const local = '.github/workflows/ci.local.yml'
  workspace.write(local, readFileSync(join(workspace.root, CI), 'utf8'))

  expect(await synchronize(workspace)).toEqual({ writes: [], deletes: [] })
  expect(existsSync(join(workspace.root, local))).toBe(true)
})

test('a team’s own renderer writes along', async () => {
  using workspace = makeWorkspace('hikma')
  const text = '# Generated by "pnpm nx sync" from delivery.json (product.name). Change it there.\\nname: '
  workspace.write(
    'tools/ours/delivery-renderer.ts',
    `export const renderer = { name: 'ours', render: ({ metadata }) => [{ path: 'deploy/ours.yml', text: '${text}' + metadata.product.name + '\\n', from: ['product.name'] }] }\n`,
  )
  await synchronize(workspace)

  expect(readFileSync(join(workspace.root, 'deploy/ours.yml'), 'utf8')).toContain('name: Wardkit\n')
})

test('says everything that is wrong with the metadata', async () => {
  using workspace = makeWorkspace('hikma')
  const preset = createPreset('hikma')
  workspace.write(
    'delivery.json',
    JSON.stringify({
      ...preset,
      rollback: { ...preset.rollback, rehearsedIn: 'production' },
      backups: { ...preset.backups, environments: [] },
    }),
  )

  await expect(computeSync(workspace)).rejects.toThrow(
    /delivery\.json cannot be: \d problems\.[\s\S]*backups\.environments[\s\S]*rollback\.rehearsedIn/,
  )
})
