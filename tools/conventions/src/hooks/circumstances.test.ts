import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Clone, createClone, linkModules, openClone, switchHooksOn } from './testing/clone.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

let clone: Clone
beforeEach(() => {
  clone = createClone()
})
afterEach(() => clone.remove())

const WRONG = ['commit', '--allow-empty', '-m', 'Wrong.']

/** Two branches that changed the same line; the other one is checked out nowhere. */
function part(ours: string, theirs: string): void {
  clone.must('switch', '--quiet', '--create', 'feature/other')
  clone.write({ 'libs/db/src/a.ts': theirs, 'libs/db/src/theirs.ts': 'export const  T = 1' })
  clone.save('feat(db): change it there')
  clone.must('switch', '--quiet', 'feature/x')
  clone.write({ 'libs/db/src/a.ts': ours })
  clone.save('feat(db): change it here')
}

const HERE = 'export const A = 2\n'
const THERE = 'export const A = 3\n'

test('a merge that needs nobody is committed with the message that git writes', () => {
  part('export const A = 1\n', 'export const A = 1\n')

  expect(clone.git('merge', '--no-ff', 'feature/other')).toMatchObject({ status: 0 })
  expect(clone.must('log', '-1', '--format=%s')).toBe("Merge branch 'feature/other' into feature/x")
})

test('a merge with a conflict is committed; what came from the other side is not formatted on the way', () => {
  part(HERE, THERE)
  expect(clone.git('merge', 'feature/other').status).toBe(1)
  clone.write({ 'libs/db/src/a.ts': 'export const  A = 5\n' })
  clone.must('add', 'libs/db/src/a.ts')

  expect(clone.git('commit', '--no-edit')).toMatchObject({ status: 0 })
  expect(clone.must('log', '-1', '--format=%P').split(' ')).toHaveLength(2)
  expect(clone.must('show', 'HEAD:libs/db/src/a.ts')).toBe('export const A = 5')
  expect(clone.must('show', 'HEAD:libs/db/src/theirs.ts')).toBe('export const  T = 1')
})

test('a merge that is refused stays a merge, and can be committed once it is right', () => {
  part(HERE, THERE)
  clone.git('merge', 'feature/other')
  clone.write({ 'libs/db/src/a.ts': 'export const a: any = 5\n' })
  clone.must('add', 'libs/db/src/a.ts')
  expect(clone.git('commit', '--no-edit').said).toContain('noExplicitAny')

  clone.write({ 'libs/db/src/a.ts': 'export const A = 5\n' })
  clone.must('add', 'libs/db/src/a.ts')
  expect(clone.git('commit', '--no-edit')).toMatchObject({ status: 0 })
  expect(clone.must('log', '-1', '--format=%P').split(' ')).toHaveLength(2)
})

test('reverts pass, also where they take a conflict', () => {
  clone.write({ 'libs/db/src/a.ts': HERE })
  const first = clone.save('feat(db): change it')
  clone.write({ 'libs/db/src/a.ts': THERE })
  clone.save('feat(db): change it again')

  expect(clone.git('revert', '--no-edit', 'HEAD')).toMatchObject({ status: 0 })
  clone.write({ 'libs/db/src/a.ts': 'export const A = 9\n' })
  clone.save('feat(db): change it once more')
  expect(clone.git('revert', '--no-edit', first).status).toBe(1)
  clone.write({ 'libs/db/src/a.ts': 'export const A = 1\n' })
  clone.must('add', 'libs/db/src/a.ts')
  expect(clone.git('revert', '--continue')).toMatchObject({ status: 0 })
  expect(clone.must('log', '-1', '--format=%s')).toBe('Revert "feat(db): change it"')
})

test('cherry-picks pass, also where they take a conflict', () => {
  part(HERE, THERE)
  expect(clone.git('cherry-pick', 'feature/other').status).toBe(1)
  clone.write({ 'libs/db/src/a.ts': 'export const A = 5\n' })
  clone.must('add', '--all')

  expect(clone.git('cherry-pick', '--continue')).toMatchObject({ status: 0 })
  expect(clone.must('log', '-1', '--format=%s')).toBe('feat(db): change it there')
})

test('a rebase passes, also with a conflict, and with squashing', () => {
  part(HERE, THERE)
  clone.write({ 'libs/db/src/b.ts': 'export const B = 1\n' })
  clone.save('fixup! feat(db): change it here')
  expect(clone.git('rebase', 'feature/other').status).toBe(1)
  clone.write({ 'libs/db/src/a.ts': 'export const A = 5\n' })
  clone.must('add', '--all')
  expect(clone.git('rebase', '--continue')).toMatchObject({ status: 0 })

  expect(
    clone.gitWith(
      { GIT_SEQUENCE_EDITOR: 'true' },
      'rebase',
      '--interactive',
      '--autosquash',
      'feature/other',
    ),
  ).toMatchObject({ status: 0 })
  expect(clone.must('log', '--format=%s', 'feature/other..')).toBe('feat(db): change it here')
})

test('an amended commit is checked by its own changes', () => {
  clone.save('feat(db): begin')
  clone.write({ 'libs/db/src/b.ts': 'export const  B = 1' })
  clone.must('add', 'libs/db/src/b.ts')

  expect(clone.git('commit', '--amend', '--no-edit')).toMatchObject({ status: 0 })
  expect(clone.must('show', 'HEAD:libs/db/src/b.ts')).toBe('export const B = 1')
})

test('another Node on the path is not asked', () => {
  const folder = join(clone.root, '.git/bin')
  mkdirSync(folder)
  clone.write({ '.git/bin/node': '#!/bin/sh\necho "SyntaxError: old" >&2\nexit 1\n' })
  chmodSync(join(folder, 'node'), 0o755)

  const { status, said } = clone.gitWith({ PATH: `${folder}:/usr/bin:/bin` }, ...WRONG)
  expect(status).toBe(1)
  expect(said).toContain('type may not be empty')
  expect(said).not.toContain('SyntaxError')
})

test('a second working tree has its hooks at once; without an installation they say so in one line', () => {
  const folder = join(clone.root, '.git/second')
  const { status, said } = clone.git('worktree', 'add', '-b', 'feature/second', folder)
  expect({ status, said }).toMatchObject({ status: 0 })
  expect(said).toContain('this working tree is not installed')

  const second = openClone(folder)
  const refused = second.git(...WRONG)
  expect(refused.status).toBe(1)
  expect(refused.said).toContain('npx -y pnpm@12 install')

  linkModules(folder)
  mkdirSync(join(folder, 'tools'))
  symlinkSync(join(clone.root, 'tools/conventions'), join(folder, 'tools/conventions'))
  expect(second.git(...WRONG).said).toContain('type may not be empty')
  second.write({ 'libs/db/src/b.ts': 'export const  B = 1' })
  second.must('add', 'libs/db/src/b.ts')
  expect(second.git('commit', '-m', 'feat(db): add it')).toMatchObject({ status: 0 })
  expect(second.must('show', 'HEAD:libs/db/src/b.ts')).toBe('export const B = 1')
})

test('an installation that lacks something is told, not thrown', () => {
  rmSync(join(clone.root, 'tools/conventions'))
  const { status, said } = clone.git(...WRONG)

  expect(status).toBe(1)
  expect(said).toContain('the installation does not match this commit')
  expect(said).not.toContain('    at ')
  expect(clone.git('switch', 'main')).toMatchObject({ status: 0 })
})

test('is passed by in the ways of git and husky, and in no other', () => {
  expect(clone.git(...WRONG, '--no-verify').status).toBe(0)
  expect(clone.gitWith({ HUSKY: '0' }, ...WRONG).status).toBe(0)
  expect(clone.gitWith({ CI: 'true', NODE_ENV: 'production' }, ...WRONG).status).toBe(1)
})

test('switching on says nothing where there is nothing to switch on', () => {
  clone.must('config', '--unset', 'core.hooksPath')
  for (const env of [{ CI: 'true' }, { NODE_ENV: 'production' }, { HUSKY: '0' }] as const)
    expect(switchHooksOn(clone.root, env)).toBe('')
  expect(clone.git('config', 'core.hooksPath').status).toBe(1)

  rmSync(join(clone.root, '.git'), { recursive: true })
  rmSync(join(clone.root, 'node_modules'))
  expect(switchHooksOn(clone.root)).toBe('')
  expect(existsSync(join(clone.root, '.husky/_/pre-commit'))).toBe(true)
})

test('switching on where husky is not installed says nothing either', () => {
  rmSync(join(clone.root, 'node_modules'))
  mkdirSync(join(clone.root, 'node_modules'))
  expect(switchHooksOn(clone.root)).toBe('')
})
