import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tree } from '@nx/devkit'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createNodes } from '../plugin/index.ts'
import { editMetadata } from './edit-metadata.ts'
import { applySync } from './generator.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const CODE_OWNERS = '.github/CODEOWNERS'
const METADATA = 'delivery.json'

let root: string
let tree: Tree

/** A workspace of this one’s code, with files of its own. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'delivery-'))
  for (const linked of ['apps', 'libs', 'tools', 'node_modules', 'pnpm-workspace.yaml', 'biome.json'])
    symlinkSync(join(ROOT, linked), join(root, linked))
  for (const file of [METADATA, 'docs/generated/clinical-validation.md'])
    cpSync(join(ROOT, file), join(root, file))
  tree = openTree()
})

afterEach(() => rmSync(root, { recursive: true }))

function openTree(): Tree {
  const opened = createTreeWithEmptyWorkspace()
  opened.root = root
  return opened
}

/** Writes a tree’s changes as Nx does. */
function flush(changed: Tree): void {
  for (const { path, type, content } of changed.listChanges()) {
    if (!/^(\.github|docs|render\.yaml|delivery\.json)/.test(path)) continue
    if (type === 'DELETE') rmSync(join(root, path))
    else {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), content ?? '')
    }
  }
}

const NODES = {
  '@ehr/ehr-api': nodeOf('apps/ehr-api'),
  '@ehr/ehr-web': nodeOf('apps/ehr-web'),
  '@ehr/ehr-e2e': nodeOf('apps/ehr-e2e'),
}

/** Targets that the metadata name, wherever they are. */
function nodeOf(folder: string) {
  const [, infer] = createNodes
  const files = ['package.json', 'src/main.ts', 'vite.config.ts', 'playwright.config.ts', 'src/a.test.ts']
  const result = infer(
    files.map((file) => `${folder}/${file}`),
    undefined,
    { workspaceRoot: ROOT, nxJsonConfiguration: {} },
  )
  if (result instanceof Promise) throw new Error('The plugin answers later. Await it here.')
  const project = result[0]?.[1].projects?.[folder]
  const targets = { 'clinical-validation': {}, 'migrate-validate': {}, ...project?.targets }
  return { data: { root: folder, targets, ...(project?.metadata && { metadata: project.metadata }) } }
}

test('writes what follows from delivery.json, with a diff, and twice changes nothing', () => {
  const first = applySync(tree, NODES)
  expect(first.outOfSyncMessage).toContain(CODE_OWNERS)
  expect(first.outOfSyncDetails).toContain(`+++ b/${CODE_OWNERS}`)
  flush(tree)
  first.callback?.()

  const again = openTree()
  const before = again.listChanges().length
  applySync(again, NODES)
  expect(again.listChanges()).toHaveLength(before)
})

test('says all that is wrong, as an error that Nx prints', () => {
  writeFileSync(join(root, METADATA), '{\n<<<<<<< HEAD\n}')

  expect(() => applySync(tree, NODES)).toThrow(
    expect.objectContaining({
      name: 'SyncError',
      title: 'delivery.json is in the middle of a merge.',
      bodyLines: ['delivery.json:2: a conflict begins here.', expect.stringContaining('Decide it there')],
    }),
  )
})

test('a preset is written as Biome lays it out, what was written by hand stays, and twice changes nothing', async () => {
  const ask = async () => {
    const opened = openTree()
    opened.write(METADATA, readText())
    await editMetadata(opened, { preset: { name: 'healthbridge', replace: false } }, NODES)
    const text = opened.read(METADATA, 'utf8') ?? ''
    writeFileSync(join(root, METADATA), text)
    return text
  }
  const mine = JSON.parse(readText())
  mine.people.onCall.handOver = 'Fridays at 17:00'
  writeFileSync(join(root, METADATA), JSON.stringify(mine, null, 2))
  const first = await ask()

  expect(JSON.parse(first)).toMatchObject({
    people: { onCall: { handOver: 'Fridays at 17:00' } },
    environments: { staging: { target: 'compose' } },
  })
  expect(first).toContain('"mergeMethods": ["')
  expect(await ask()).toBe(first)
})

test('an environment that could not be is refused with the reason, and nothing is written', async () => {
  tree.write(METADATA, readText())
  const before = readText()

  await expect(editMetadata(tree, { environment: { name: 'demo' } }, NODES)).rejects.toThrow(
    /Nothing was changed\.\nenvironments\.demo\.from: nothing deploys demo\./,
  )
  expect(tree.read(METADATA, 'utf8')).toBe(before)
})

test('an environment of a developer’s own is added, and a second time changes nothing', async () => {
  tree.write(METADATA, readText())
  const add = () => editMetadata(tree, { environment: { name: 'lab', target: 'local' } }, NODES)
  await add()
  const first = tree.read(METADATA, 'utf8') ?? ''
  writeFileSync(join(root, METADATA), first)
  await add()

  expect(JSON.parse(first).environments.lab).toMatchObject({ title: 'Lab', target: 'local' })
  expect(tree.read(METADATA, 'utf8')).toBe(first)
})

function readText(): string {
  return readFileSync(join(root, METADATA), 'utf8')
}
