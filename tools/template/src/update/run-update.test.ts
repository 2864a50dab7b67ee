import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RECORD_FILE } from '../plan/template-record.ts'
import { smallFile, smallTemplate } from '../testing/small-template.ts'
import { ANSWERS, createContext, lines, SECOND, useScenes } from '../testing/update-scene.ts'
import { finishUpdate } from './finish-update.ts'

const createScene = useScenes()

test('brings what is new, under the team’s names, beside what the team has changed', async () => {
  const own = { 'libs/ui/src/lines.ts': lines('export const first = 1', 'export const last = 10') }
  const { clone, update, textOf, steps, said } = createScene({}, own)
  expect(await update()).toBe(0)
  expect(textOf('libs/ui/src/lines.ts')).toBe(lines('export const first = 2', 'export const last = 10'))
  expect(textOf('libs/ui/src/plain.ts')).toBe("export const plain = '@mercy/ui changed'\n")
  expect(textOf('libs/visits/src/index.ts')).toBe(
    "import '@mercy/ui'\n\nexport const key = 'mercy_health_visits'\n",
  )
  expect(JSON.parse(textOf(RECORD_FILE))).toMatchObject({ version: '0.2.0', answers: ANSWERS })
  expect(said[0]).toContain('From 0.1.0 to 0.2.0: 2 files are new, 2 updated, 1 merged with yours, 0 gone.')
  expect(steps).toEqual(['pnpm install --no-frozen-lockfile --prefer-offline', 'nx sync'])
  clone.git('commit', '--quiet', '--no-edit', '--no-verify')
  expect(clone.git('log', '-1', '--format=%s')).toBe(
    'chore: update from version 0.1.0 of the template to 0.2.0',
  )
  expect(clone.git('status', '--porcelain')).toBe('')
})

test('what the team dropped stays dropped: a language, the demo, a package and all that is new of it', async () => {
  const second = {
    'libs/notes/src/index.ts': "export const changed = '@old/ui'\n",
    'libs/notes/src/more.ts': 'export const more = 1\n',
    'README.md': smallFile('README.md').replace('The demo.', 'The better demo.'),
  }
  const { update, textOf, said, clone } = createScene(second, { 'libs/notes': undefined })
  expect(await update()).toBe(0)
  const files = clone.git('ls-files').split('\n')
  expect(files.filter((path) => path.startsWith('libs/notes') || path.endsWith('ar.json'))).toEqual([])
  expect(textOf('README.md')).not.toContain('demo')
  expect(JSON.parse(textOf('package.json')).ehr).toEqual({ demo: false })
  expect(said[0]).toContain('Stays out, as you took it out:\n  libs/notes')
})

test('a package that is like one that was taken out does not get its changes', async () => {
  const { clone, head, template } = createScene()
  clone.git('mv', 'libs/notes', 'libs/letters')
  clone.commit('letters in place of notes')
  expect(head).not.toBe('')
  template.commitTree(
    smallTemplate({
      ...SECOND,
      'libs/notes/src/index.ts': `${smallFile('libs/notes/src/index.ts')}export const x = 1\n`,
    }),
    'third',
  )
  const { update, textOf } = createContext(clone)
  expect(await update({ to: 'main' })).toBe(0)
  expect(textOf('libs/letters/src/index.ts')).not.toContain('export const x')
})

test('conflicts are left as git leaves them, and the update goes on once they are resolved', async () => {
  const own = { 'libs/ui/src/lines.ts': lines('export const first = 7', 'export const last = 9') }
  const { clone, context, update, textOf, said, steps } = createScene({}, own)
  expect(await update()).toBe(1)
  expect(clone.git('status', '--porcelain', '--', 'libs/ui/src/lines.ts')).toBe('UU libs/ui/src/lines.ts')
  expect(textOf('libs/ui/src/lines.ts')).toMatch(
    /^<{7} .*\nexport const first = 7\n={7}\nexport const first = 2\n>{7} /,
  )
  expect(said.join('\n')).toContain('In conflict:\n  libs/ui/src/lines.ts')
  expect(steps).toEqual([])

  expect(await finishUpdate(context)).toBe(1)
  expect(said.at(-1)).toContain('Still in conflict: libs/ui/src/lines.ts')
  writeFileSync(
    join(clone.root, 'libs/ui/src/lines.ts'),
    lines('export const first = 8', 'export const last = 9'),
  )
  clone.git('add', '--all')
  expect(await finishUpdate(context)).toBe(0)
  expect(steps).toContain('nx sync')
})

test('what cannot be merged is left alone and said', async () => {
  const second = {
    'libs/ui/src/plain.ts': undefined,
    'bin/start.sh': '#!/bin/sh\necho changed\n',
    'docs/logo.bin': 'a\0template',
  }
  const own = {
    'libs/ui/src/plain.ts': "export const plain = 'mine'\n",
    'bin/start.sh': undefined,
    'docs/logo.bin': 'a\0team',
  }
  const { update, textOf, said, clone } = createScene(second, own)
  expect(await update()).toBe(0)
  expect(textOf('libs/ui/src/plain.ts')).toBe("export const plain = 'mine'\n")
  expect(existsSync(join(clone.root, 'bin/start.sh'))).toBe(false)
  expect(textOf('docs/logo.bin')).toBe('a\0team')
  expect(said[0]).toContain(
    [
      'Left as you have it:',
      '  bin/start.sh (taken out or moved here, changed in the template)',
      '  docs/logo.bin (changed here and in the template, and no text)',
      '  libs/ui/src/plain.ts (changed here, taken out or moved in the template)',
    ].join('\n'),
  )
})

test('what is generated is never in conflict: it is written anew', async () => {
  const second = { 'docs/generated/contents.md': 'Generated.\n\nby the template, later\n' }
  const { update, textOf, steps } = createScene(second, {
    'docs/generated/contents.md': 'Generated.\n\nhere\n',
  })
  expect(await update()).toBe(0)
  expect(textOf('docs/generated/contents.md')).toContain('later')
  expect(steps).toContain('nx sync')
})

test('migrations of code run from the version after the clone’s to the one that comes, in order', async () => {
  const migration = (text: string) =>
    `export function migrate(tree) {\n  tree.write('log.txt', (tree.read('log.txt', 'utf8') ?? '') + '${text}')\n}\n`
  const second = {
    'tools/template/migrations/0.1.0/old.ts': migration('0.1.0 '),
    'tools/template/migrations/0.1.5/b-later.ts': migration('b '),
    'tools/template/migrations/0.1.5/a-first.ts': migration('a '),
    'tools/template/migrations/0.2.0/new.ts': migration('new'),
    'tools/template/migrations/0.2.0/new.test.ts': 'throw new Error("a test is no migration")\n',
    'tools/template/migrations/0.10.0/future.ts': migration('future'),
  }
  const { update, textOf, said } = createScene(second)
  expect(await update()).toBe(0)
  expect(textOf('log.txt')).toBe('a b new')
  expect(said.at(-1)).toContain('tools/template/migrations/0.2.0/new.ts')
})

test('a language of the team’s own gets the texts that have come', async () => {
  const languages = JSON.stringify({ en: { name: 'English' }, fr: { name: 'Français' } })
  const { update, steps } = createScene({}, { 'libs/ui/src/i18n/languages.json': languages })
  expect(await update()).toBe(0)
  expect(steps).toContain('nx generate @mercy/generators:language fr')
})
