import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smallFile, smallTemplate } from '../testing/small-template.ts'
import { createRepository } from '../testing/temporary-repository.ts'
import { beginClone, createContext, FIRST, SECOND, useScenes } from '../testing/update-scene.ts'
import { checkUpdate } from './check-update.ts'
import { abortUpdate } from './finish-update.ts'

const createScene = useScenes()

test('a migration that fails writes nothing, and the update can go on or be taken back', async () => {
  const second = {
    'tools/template/migrations/0.2.0/a.ts':
      "export function migrate(tree) {\n  tree.write('half.txt', 'half')\n}\n",
    'tools/template/migrations/0.2.0/b.ts': "export function migrate() {\n  throw new Error('cannot')\n}\n",
  }
  const { clone, context, head, update } = createScene(second)
  await expect(update()).rejects.toThrow('migrations/0.2.0/b.ts failed: cannot')
  expect(existsSync(join(clone.root, 'half.txt'))).toBe(false)
  expect(await abortUpdate(context)).toBe(0)
  expect(clone.git('rev-parse', 'HEAD')).toBe(head)
  expect(clone.git('status', '--porcelain')).toBe('')
})

test.each(['with conflicts', 'finished'])('an update %s can be taken back', async (how) => {
  const own = how === 'finished' ? {} : { 'libs/ui/src/plain.ts': "export const plain = 'mine'\n" }
  const { clone, context, update } = createScene({}, own)
  expect(await update()).toBe(how === 'finished' ? 0 : 1)
  expect(await abortUpdate(context)).toBe(0)
  expect(clone.git('status', '--porcelain')).toBe('')
  expect(existsSync(join(clone.root, 'libs/visits'))).toBe(false)
  expect(await abortUpdate(context)).toBe(1)
})

test('what is not committed is in the way', async () => {
  const { clone, update, said } = createScene()
  writeFileSync(join(clone.root, 'mine.txt'), 'mine')
  expect(await update()).toBe(1)
  expect(said).toEqual([expect.stringContaining('not committed: mine.txt')])
})

test('a dry run says what would change, and leaves nothing behind', async () => {
  const { clone, update, said } = createScene()
  expect(await update({ isDryRun: true })).toBe(0)
  expect(said[0]).toContain('From 0.1.0 to 0.2.0')
  expect(clone.git('status', '--porcelain')).toBe('')
  expect(clone.git('for-each-ref', 'refs/template', 'refs/template-update')).toBe('')
})

test('version after version; and once it is there, there is nothing to do', async () => {
  const { template, clone, update, textOf, said } = createScene()
  await update()
  clone.commit('0.2.0')
  expect(await update()).toBe(0)
  expect(said.at(-1)).toBe('This clone has the files of version 0.2.0 already.')
  const third = { ...SECOND, 'package.json': smallFile('package.json').replace('0.1.0', '0.3.0') }
  template.commitTree(
    smallTemplate({ ...third, 'libs/ui/src/plain.ts': "export const plain = 'third'\n" }),
    'third',
  )
  template.git('tag', 'v0.3.0')
  expect(await update()).toBe(0)
  expect(textOf('libs/ui/src/plain.ts')).toBe("export const plain = 'third'\n")
  expect(said.join('\n')).toContain('From 0.2.0 to 0.3.0')
})

test.each(['a history of its own', 'a commit of its own before init'])(
  'a clone with %s finds its base',
  async (how) => {
    const { template } = createScene()
    const clone = createRepository()
    const own = how.startsWith('a commit') ? { 'own.txt': 'own\n' } : {}
    const files = smallTemplate({ ...FIRST, ...own })
    clone.commitTree(files, 'begin')
    beginClone(clone, files)
    const { update, textOf } = createContext(clone)
    expect(await update({ from: template.root })).toBe(0)
    expect(textOf('libs/ui/src/plain.ts')).toBe("export const plain = '@mercy/ui changed'\n")
    expect(existsSync(join(clone.root, 'own.txt'))).toBe(how.startsWith('a commit'))
  },
)

test('says which later versions there are, prereleases not among them', async () => {
  const { template, clone, said, context } = createScene()
  template.git('tag', 'v0.10.0')
  template.git('tag', 'v0.11.0-rc.1')
  expect(checkUpdate(clone.root, undefined, context.print)).toBe(0)
  expect(said).toEqual([expect.stringContaining('Later ones: 0.2.0, 0.10.0.')])
})

test.each([
  [{ to: '9.9.9' }, 'no version, branch or commit "9.9.9". Released are: 0.1.0, 0.2.0'],
  [{ from: '/nowhere' }, 'failed'],
  [{ from: '--upload-pack=touch' }, 'no address'],
])('%j is refused', async (request, why) => {
  const { clone, update } = createScene()
  await expect(update(request)).rejects.toThrow(why)
  expect(clone.git('status', '--porcelain')).toBe('')
})

test('without a remote of that name the way to say it is told', async () => {
  const { clone, update } = createScene()
  clone.git('remote', 'remove', 'template')
  await expect(update()).rejects.toThrow('git remote add template <address>')
})
