import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BrokenClone, makeBrokenClone } from '../testing/broken-clone.ts'
import { git } from './git.ts'
import { hooks } from './hooks.ts'
import { lineEndings } from './line-endings.ts'
import { repository } from './repository.ts'
import { uncommitted } from './uncommitted.ts'

let clone: BrokenClone
beforeEach(() => {
  clone = makeBrokenClone()
  clone.git('init', '--quiet', '--initial-branch=main')
})
afterEach(() => clone.remove())

test('asks for the name and the address that commits are by', async () => {
  expect(await clone.look(git)).toMatchObject([
    { state: 'ok' },
    { state: 'problem', found: 'user.name is not set', mend: 'git config --global user.name "Your Name"' },
    { state: 'problem', found: 'user.email is not set' },
  ])
  clone.git('config', 'user.name', 'N')
  clone.git('config', 'user.email', 'n@example.org')
  expect(await clone.look(git)).toMatchObject([{ state: 'ok' }])
})

test('does without git', async () => {
  const env = { PATH: '/nowhere' }
  expect(await clone.look(git, { env })).toMatchObject([
    { state: 'warning', found: 'it is not installed, or does not run' },
  ])
  for (const check of [hooks, repository, lineEndings, uncommitted]) {
    expect(await clone.look(check, { env })).toMatchObject([{ state: 'ok' }])
  }
})

test('does without a repository', async () => {
  const folder = makeBrokenClone()
  for (const check of [hooks, repository, lineEndings, uncommitted]) {
    expect(await folder.look(check)).toMatchObject([{ state: 'ok' }])
  }
  folder.remove()
})

test('hooks are missed where nobody switched them on, or a worktree has none', async () => {
  expect(await clone.look(hooks)).toMatchObject([{ state: 'problem', found: 'they are not installed' }])
  clone.git('config', 'core.hooksPath', '.husky/_')
  expect(await clone.look(hooks)).toMatchObject([
    {
      state: 'problem',
      found: '.husky/_ is not there, as in a new worktree',
      mend: 'npx -y pnpm@12 run prepare',
    },
  ])
  clone.write({ '.husky/_/h': '' })
  expect(await clone.look(hooks)).toMatchObject([{ state: 'ok' }])
  clone.git('config', 'core.hooksPath', '/elsewhere')
  expect(await clone.look(hooks)).toMatchObject([
    { state: 'problem', found: expect.stringContaining('/elsewhere') },
  ])
})

test('shows which hook is lifted on this machine', async () => {
  clone.git('config', 'core.hooksPath', '.husky/_')
  clone.write({ '.husky/_/h': '' })
  clone.git('config', 'ehr.directPush', 'true')
  expect(await clone.look(hooks)).toMatchObject([
    {
      state: 'warning',
      found: expect.stringContaining('ehr.directPush'),
      mend: 'git config --unset ehr.directPush',
    },
  ])
})

test('a history that is cut short is told', async () => {
  clone.write({ a: '1' })
  clone.git('add', '.')
  clone.git('commit', '--quiet', '--message', 'one')
  clone.git('commit', '--quiet', '--allow-empty', '--message', 'two')
  const cut = makeBrokenClone()
  cut.git('clone', '--quiet', '--depth=1', `file://${clone.root}`, '.')
  expect(await cut.look(repository)).toMatchObject([{ state: 'warning', mend: 'git fetch --unshallow' }])
  expect(await clone.look(repository)).toMatchObject([{ state: 'ok', found: 'on main' }])
  cut.remove()
})

test('names the files whose lines end as on Windows', async () => {
  clone.write({ '.gitattributes': '* text=auto eol=lf\n', 'a.ts': 'a\n', 'b.ts': 'b\n' })
  clone.git('add', '.')
  clone.git('commit', '--quiet', '--message', 'one')
  clone.write({ 'b.ts': 'b\r\n' })
  expect(await clone.look(lineEndings)).toMatchObject([{ state: 'warning', found: 'CRLF in b.ts' }])
  clone.write({ 'b.ts': 'b\n' })
  clone.git('config', 'core.autocrlf', 'true')
  expect(await clone.look(lineEndings)).toMatchObject([{ state: 'warning', found: 'core.autocrlf is true' }])
})

test('generated files that a commit left out are named, and not while a change is under way', async () => {
  clone.write({ '.gitattributes': 'made.md linguist-generated\n', 'made.md': '1', 'source.ts': '1' })
  clone.git('add', '.')
  clone.git('commit', '--quiet', '--message', 'one')
  expect(await clone.look(uncommitted)).toMatchObject([{ state: 'ok' }])
  clone.write({ 'made.md': '2', 'source.ts': '2' })
  expect(await clone.look(uncommitted)).toMatchObject([{ state: 'ok' }])
  clone.git('add', 'source.ts')
  expect(await clone.look(uncommitted)).toMatchObject([{ state: 'warning', mend: 'git add made.md' }])
})
