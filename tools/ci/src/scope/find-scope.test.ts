import { EMPTY_TREE } from '@ehr/conventions/git'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRepository, type Repository } from '../testing/repository.ts'
import type { CiEvent } from './event.ts'
import { findScope, type Scope, type ScopeQuestion } from './find-scope.ts'
import type { VerifiedCommit } from './verified-runs.ts'

const LONG_LIVED = ['main', 'develop']

let repository: Repository
let first = ''
const opened: Repository[] = []

beforeEach(() => {
  repository = createRepository()
  opened.push(repository)
  first = repository.commit({ 'a.txt': '1' })
  repository.git('switch', '--quiet', '-c', 'develop')
})

afterEach(() => {
  for (const each of opened.splice(0)) each.remove()
})

test('a pull request counts from where it parted, whatever came in meanwhile', async () => {
  const parted = repository.commit({ 'b.txt': '1' })
  repository.git('switch', '--quiet', '-c', 'feature/x')
  repository.commit({ 'c.txt': '1' })
  const head = repository.commit({ 'c.txt': '2' })
  repository.git('switch', '--quiet', 'develop')
  repository.commit({ 'd.txt': '1' })
  repository.git('switch', '--quiet', 'feature/x')

  expect(await find({ kind: 'pull-request', base: 'develop' })).toMatchObject({ base: parted, head })
})

test('a pull request as GitHub checks it out, merged into its base, counts from the base that it was merged with', async () => {
  repository.git('switch', '--quiet', '-c', 'feature/x')
  repository.commit({ 'c.txt': '1' })
  repository.git('switch', '--quiet', 'develop')
  const base = repository.commit({ 'd.txt': '1' })
  repository.git('switch', '--quiet', '--detach')
  repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'feature/x')

  expect(await find({ kind: 'pull-request', base: 'develop' })).toMatchObject({ base })
})

test('by pull_request_target the head is looked for, and where it is not fetched everything counts', async () => {
  repository.git('switch', '--quiet', '-c', 'feature/x')
  const head = repository.commit({ 'c.txt': '1' })
  repository.git('switch', '--quiet', 'develop')

  expect(await find({ kind: 'pull-request', base: 'develop', head })).toMatchObject({ base: first, head })
  const unfetched = await find({ kind: 'pull-request', base: 'develop', head: 'f'.repeat(40) })
  expect(unfetched).toMatchObject({ base: EMPTY_TREE, isEverything: true })
  expect(unfetched.why).toContain('is not in this clone')
})

test('a shallow clone that does not reach the base checks everything and says what to do', async () => {
  repository.commit({ 'b.txt': '1' })
  repository.git('switch', '--quiet', '-c', 'feature/x')
  repository.commit({ 'c.txt': '1' })
  const clone = repository.clone('--depth=1', '--branch=feature/x')
  opened.push(clone)

  const scope = await find({ kind: 'pull-request', base: 'develop' }, { root: clone.root })
  expect(scope).toMatchObject({ base: EMPTY_TREE, isEverything: true })
  expect(scope.why).toContain('fetch-depth: 0')
  const pushed = await find(push('develop', first), { root: clone.root, ...verified([first, 'develop']) })
  expect(pushed).toMatchObject({ isEverything: true })
  expect(pushed.why).toContain('shallow')
})

test('a whole clone knows the base by the name that the server has', async () => {
  const base = repository.commit({ 'b.txt': '1' })
  repository.git('switch', '--quiet', '-c', 'feature/x')
  repository.commit({ 'c.txt': '1' })
  const clone = repository.clone('--branch=feature/x')
  opened.push(clone)

  expect(await find({ kind: 'pull-request', base: 'develop' }, { root: clone.root })).toMatchObject({ base })
})

test('an entry of a merge queue counts with the entries before it', async () => {
  const target = repository.commit({ 'b.txt': '1' })
  repository.git('switch', '--quiet', '-c', 'gh-readonly-queue/develop/pr-2')
  const before = repository.commit({ 'red.txt': '1' })
  const head = repository.commit({ 'c.txt': '1' })

  const scope = await find({ kind: 'merge-queue', base: 'develop', parent: before })
  expect(scope).toMatchObject({ base: target, head })
})

test('a push counts from the last commit that succeeded, over all that failed since', async () => {
  const green = repository.commit({ 'b.txt': '1' })
  const red = repository.commit({ 'b.txt': '2' })
  const head = repository.commit({ 'c.txt': '1' })

  const scope = await find(push('develop', red), verified([green, 'develop'], [first, 'develop']))
  expect(scope).toMatchObject({ base: green, head, isEverything: false })
})

test('what succeeded on another long-lived branch does not count for this one', async () => {
  repository.commit({ 'b.txt': '1' })

  expect(await find(push('develop', first), verified([first, 'main']))).toMatchObject({ isEverything: true })
})

test('a first push counts from what was verified, on whichever long-lived branch', async () => {
  repository.git('switch', '--quiet', '-c', 'release/v1.2.0')
  const head = repository.commit({ 'b.txt': '1' })

  const scope = await find(push('release/v1.2.0'), verified(['f'.repeat(40), 'feature/x'], [first, 'main']))
  expect(scope).toMatchObject({ base: first, head })
  expect(scope.why).toContain('first push')
})

test('the first push of a repository checks everything', async () => {
  const scope = await find(push('main'), verified())
  expect(scope).toMatchObject({ base: EMPTY_TREE, isEverything: true })
})

test('after a force push a green commit that was dropped is passed over', async () => {
  const kept = repository.commit({ 'b.txt': '1' })
  const dropped = repository.commit({ 'c.txt': '1' })
  repository.git('reset', '--quiet', '--hard', kept)
  repository.commit({ 'd.txt': '1' })

  const event: CiEvent = { ...push('develop', dropped), isForced: true }
  const scope = await find(event, verified([dropped, 'develop'], [kept, 'develop']))
  expect(scope).toMatchObject({ base: kept })
  expect(scope.why).toContain('replaced commits')
  expect(await find(event, verified([dropped, 'develop']))).toMatchObject({ isEverything: true })
})

test('a commit before the push that was never fetched changes nothing where another is verified', async () => {
  const scope = await find(
    push('develop', 'a'.repeat(40)),
    verified(['b'.repeat(40), 'develop'], [first, 'develop']),
  )
  expect(scope).toMatchObject({ base: first })
  expect(scope.why).toContain('not in this clone')
})

test('a tag on a commit that succeeded has nothing left to check', async () => {
  const head = repository.commit({ 'b.txt': '1' })

  const scope = await find({ kind: 'tag', name: 'v1.0.0' }, verified([head, 'develop']))
  expect(scope).toMatchObject({ base: head, head })
})

test('a tag on a commit that nobody verified counts from the last that was', async () => {
  const head = repository.commit({ 'b.txt': '1' })

  const scope = await find({ kind: 'tag', name: 'prod-20261121' }, verified([first, 'main']))
  expect(scope).toMatchObject({ base: first, head })
})

test('the clock, and a person, check everything', async () => {
  const scope = await find({ kind: 'everything', name: 'schedule' }, verified([first, 'develop']))
  expect(scope).toMatchObject({ base: EMPTY_TREE, isEverything: true })
})

test('where nobody can be asked, or nobody answers, a push checks everything and says so', async () => {
  expect((await find(push('develop', first))).why).toContain('nobody to ask')
  const broken = {
    listVerified: () => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('GitHub answered 503')) }),
    }),
  }
  const scope = await find(push('develop', first), broken)
  expect(scope).toMatchObject({ base: EMPTY_TREE, isEverything: true })
  expect(scope.why).toContain('GitHub answered 503')
})

test('outside of a pipeline it counts from the integration branch, with what is not committed', async () => {
  repository.git('switch', '--quiet', '-c', 'feature/x')
  const head = repository.commit({ 'b.txt': '1' })

  expect(await find({ kind: 'local' })).toMatchObject({ base: first, head, hasWorkingTree: true })
})

test('outside of a pipeline a clone without the integration branch counts from the one that it has', async () => {
  repository.git('switch', '--quiet', '-c', 'feature/x')
  repository.git('branch', '--quiet', '-D', 'develop')

  expect(await find({ kind: 'local' })).toMatchObject({ base: first, isEverything: false })
})

function find(event: CiEvent, more: Partial<ScopeQuestion> = {}): Promise<Scope> {
  return findScope({ root: repository.root, event, longLived: LONG_LIVED, ...more })
}

function push(branch: string, before?: string) {
  return { kind: 'push' as const, branch, isForced: false, ...(before !== undefined && { before }) }
}

function verified(...all: [sha: string, branch: string][]): Pick<ScopeQuestion, 'listVerified'> {
  return {
    async *listVerified(only): AsyncGenerator<VerifiedCommit> {
      for (const [sha, branch] of all) if (only === undefined || only === branch) yield { sha, branch }
    },
  }
}
