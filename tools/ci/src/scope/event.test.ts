import { expect, test } from 'vitest'
import { type CiEvent, findRunsSource, parseEvent, readEvent } from './event.ts'

const ZEROS = '0'.repeat(40)

test.each<[name: string, ref: string, payload: unknown, CiEvent]>([
  [
    'pull_request',
    'refs/pull/7/merge',
    { pull_request: { base: { ref: 'develop' }, head: { sha: 'abc' } } },
    { kind: 'pull-request', base: 'develop' },
  ],
  [
    'pull_request_target',
    'refs/heads/develop',
    { pull_request: { base: { ref: 'develop' }, head: { sha: 'abc' } } },
    { kind: 'pull-request', base: 'develop', head: 'abc' },
  ],
  [
    'merge_group',
    'refs/heads/gh-readonly-queue/main/pr-7',
    { merge_group: { base_ref: 'refs/heads/main', base_sha: 'abc' } },
    { kind: 'merge-queue', base: 'main', parent: 'abc' },
  ],
  [
    'push',
    'refs/heads/main',
    { ref: 'refs/heads/main', before: 'abc', forced: true },
    { kind: 'push', branch: 'main', before: 'abc', isForced: true },
  ],
  [
    'push',
    'refs/heads/feature/x',
    { ref: 'refs/heads/feature/x', before: ZEROS },
    { kind: 'push', branch: 'feature/x', isForced: false },
  ],
  ['push', 'refs/tags/v1', { ref: 'refs/tags/v1', before: ZEROS }, { kind: 'tag', name: 'v1' }],
  ['release', 'refs/tags/v1', {}, { kind: 'tag', name: 'v1' }],
  ['schedule', 'refs/heads/main', {}, { kind: 'everything', name: 'schedule' }],
  ['workflow_dispatch', 'refs/heads/main', {}, { kind: 'everything', name: 'workflow_dispatch' }],
])('reads %s of %s', (name, ref, payload, event) => {
  expect(parseEvent(name, ref, payload)).toEqual(event)
})

test('an event that lacks what it must have is refused with the place', () => {
  expect(() => parseEvent('pull_request', '', {})).toThrow(
    'The event pull_request says nothing usable at "pull_request"',
  )
})

test('without GitHub’s variables the run is a person’s own', () => {
  expect(readEvent({})).toEqual({ kind: 'local' })
})

test('runs are asked for where GitHub says, with its key; without one nobody is asked', () => {
  const env = {
    GITHUB_REPOSITORY: 'example-org/wardkit',
    GITHUB_TOKEN: 'key',
    GITHUB_WORKFLOW_REF: 'example-org/wardkit/.github/workflows/ci.yml@refs/heads/main',
  }
  expect(findRunsSource(env)).toEqual({
    apiUrl: 'https://api.github.com',
    repository: 'example-org/wardkit',
    workflow: 'ci.yml',
    token: 'key',
  })
  expect(findRunsSource({ ...env, GITHUB_TOKEN: '' })).toBeUndefined()
  expect(findRunsSource({ ...env, GITHUB_API_URL: 'https://github.example.org/api/v3' })?.apiUrl).toBe(
    'https://github.example.org/api/v3',
  )
})
