import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Clone, createClone } from './testing/clone.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

const DEPENDENCIES = 'The dependencies changed. Install them: npx -y pnpm@12 install'

let clone: Clone
beforeEach(() => {
  clone = createClone()
  clone.must('switch', '--quiet', '--create', 'feature/other')
  clone.write({
    'pnpm-lock.yaml': 'lockfileVersion: 10\n',
    'libs/db-migrations/migrations/1_a.ts': 'export const up = 1\n',
    'libs/db-migrations/migrations/2_b.ts': 'export const up = 1\n',
  })
  clone.save('feat(db): add migrations')
})
afterEach(() => clone.remove())

test('a checkout of another branch says that dependencies and migrations changed, and what to run', () => {
  const back = clone.git('switch', 'main')
  expect(back).toMatchObject({ status: 0 })
  expect(back.said).toContain(DEPENDENCIES)
  expect(back.said).toContain('2 migrations went')

  const { said } = clone.git('checkout', 'feature/other')
  expect(said).toContain('2 migrations came or changed')
  expect(said).toContain('pnpm ehr migrate up')
})

test('a merge and a pull say so', () => {
  clone.must('switch', '--quiet', 'feature/x')
  clone.save('docs: say something')
  const { status, said } = clone.git('merge', '--no-edit', 'feature/other')
  expect({ status, said }).toMatchObject({ status: 0 })
  expect(said).toContain(DEPENDENCIES)
  expect(said).toContain('2 migrations came or changed')

  clone.must('switch', '--quiet', 'main')
  expect(clone.git('pull', '--ff-only', join(clone.root, '.git'), 'feature/other').said).toContain(
    DEPENDENCIES,
  )
})

test('a rebase says so', () => {
  clone.must('switch', '--quiet', 'feature/x')
  clone.save('docs: say something')

  expect(clone.git('rebase', 'feature/other').said).toContain(DEPENDENCIES)
})

test('nothing is said of what did not change, of files alone, and of a new branch', () => {
  clone.must('switch', '--quiet', 'feature/x')
  clone.write({ 'libs/db/src/b.ts': 'export const B = 1\n' })
  clone.save('feat(db): add it')

  expect(clone.git('switch', '--quiet', 'main').said).toBe('')
  expect(clone.git('switch', '--quiet', '--create', 'feature/y').said).toBe('')
  expect(clone.git('checkout', 'feature/other', '--', 'pnpm-lock.yaml').said).toBe('')
})
