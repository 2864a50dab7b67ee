import { mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Step } from '../apply/run-steps.ts'
import { smallTemplate } from '../testing/small-template.ts'
import { copyRepository, createRepository, removeRepositories } from '../testing/temporary-repository.ts'
import type { GivenAnswers } from './complete-answers.ts'
import { USUAL_ANSWERS } from './questions.ts'
import { type InitOptions, runInit } from './run-init.ts'

const NOTHING_GIVEN: GivenAnswers = {
  name: undefined,
  slug: undefined,
  scope: undefined,
  preset: undefined,
  languages: undefined,
  hasDemo: undefined,
  repository: undefined,
}

afterAll(removeRepositories)

const TEMPLATE = createRepository()
TEMPLATE.commitTree(smallTemplate(), 'chore: begin')

/** A clone, what `ehr init` did in it, and what it said. */
function createClone(options: Partial<InitOptions> = {}) {
  const repository = copyRepository(TEMPLATE)
  const steps: string[] = []
  const said: string[] = []
  const init = (given: Partial<GivenAnswers> = {}) =>
    runInit({
      root: repository.root,
      given: { ...NOTHING_GIVEN, ...given },
      questions: USUAL_ANSWERS,
      isDryRun: false,
      runStep: async ({ command }: Step) => void steps.push(command.join(' ')),
      print: (line) => void said.push(line),
      ...options,
    })
  return { ...repository, steps, said, init }
}

test('makes a clone its team’s, installs and writes what is generated', async () => {
  const clone = createClone()
  expect(await clone.init({ name: 'Mercy Health', languages: ['en', 'fr'] })).toBe(0)
  expect(JSON.parse(readFileSync(join(clone.root, 'libs/notes/package.json'), 'utf8')).name).toBe(
    '@mercy-health/notes',
  )
  expect(clone.steps).toEqual([
    'pnpm install --no-frozen-lockfile --prefer-offline',
    'nx generate @mercy-health/generators:language fr',
    'nx sync',
  ])
  expect(clone.said.join('\n')).toContain('This workspace is Mercy Health.')
  clone.commit('chore: begin from the template')
  expect(() => clone.git('grep', '-i', '-I', 'oldname')).toThrow()
})

test('a second time is refused', async () => {
  const clone = createClone()
  await clone.init({ name: 'Mercy Health' })
  clone.commit('chore: begin from the template')
  expect(await clone.init({ name: 'Grace Health' })).toBe(1)
  expect(clone.said.at(-1)).toContain('has been made its team’s already')
  expect(clone.git('status', '--porcelain')).toBe('')
})

test('what is not committed is in the way, new files too', async () => {
  const clone = createClone()
  writeFileSync(join(clone.root, 'mine.txt'), 'mine')
  expect(await clone.init({ name: 'Mercy Health' })).toBe(1)
  expect(clone.said).toEqual([expect.stringContaining('not committed: mine.txt')])
})

test('what is in the way and what is wrong with the answers is said together', async () => {
  const clone = createClone()
  writeFileSync(join(clone.root, 'mine.txt'), 'mine')
  expect(await clone.init({ name: 'Mercy Health', scope: '@nx', preset: 'none' })).toBe(1)
  expect(clone.said).toHaveLength(3)
})

test('a folder of somebody else’s repository has no history of its own', async () => {
  const clone = createClone()
  const said: string[] = []
  const inner = createClone({ root: join(clone.root, 'libs'), print: (line) => void said.push(line) })
  expect(await inner.init({ name: 'Mercy Health' })).toBe(1)
  expect(said.join('')).toContain('no git history of its own')
})

test('without git nothing could be taken back, so nothing is done', async () => {
  const root = mkdtempSync(join(tmpdir(), 'no-git-'))
  const said: string[] = []
  const clone = createClone({ root, print: (line) => void said.push(line) })
  expect(await clone.init({ name: 'Mercy Health' })).toBe(1)
  expect(said.join('')).toContain('git init')
  rmdirSync(root)
})

test('what cannot be is refused before anything is written', async () => {
  const clone = createClone()
  expect(await clone.init({ name: 'a"b', scope: '@nx' })).toBe(1)
  expect(clone.said).toHaveLength(2)
  expect(clone.git('status', '--porcelain')).toBe('')
})

test('a dry run says what would change, and changes nothing', async () => {
  const clone = createClone({ isDryRun: true })
  expect(await clone.init({ name: 'Mercy Health' })).toBe(0)
  expect(clone.said.join('\n')).toContain('@old/… → @mercy-health/…')
  expect(clone.git('status', '--porcelain')).toBe('')
  expect(clone.steps).toEqual([])
})

test('when a step fails, every file is as it was', async () => {
  const clone: ReturnType<typeof createClone> = createClone({
    runStep: async ({ command }) => {
      if (command[0] !== 'nx') return
      writeFileSync(join(clone.root, 'half-done.txt'), 'made by the step')
      throw new Error('"nx sync" failed')
    },
  })
  await expect(clone.init({ name: 'Mercy Health' })).rejects.toThrow('nothing is kept of this')
  expect(clone.git('status', '--porcelain')).toBe('')
})

test('what a step brings of the template’s name is found, and all is taken back', async () => {
  const clone: ReturnType<typeof createClone> = createClone({
    runStep: async ({ command }) => {
      if (command[0] === 'nx') writeFileSync(join(clone.root, 'new.md'), 'Made by OLDNAME')
    },
  })
  await expect(clone.init({ name: 'Mercy Health' })).rejects.toThrow(
    'These files name the template still: new.md',
  )
  expect(clone.git('status', '--porcelain')).toBe('')
})
