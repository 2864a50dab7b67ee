import { expect, test } from 'vitest'
import { readAccess } from './access.ts'

const GITHUB_TOKEN = 'ghp_0123456789'

test('asks GitHub itself, or the server that is named', () => {
  expect(readAccess({ GITHUB_TOKEN }, 'example-org/wardkit')).toEqual({
    ...{ baseUrl: 'https://api.github.com', owner: 'example-org', repo: 'wardkit', token: GITHUB_TOKEN },
  })
  expect(
    readAccess({ GITHUB_TOKEN, GITHUB_API_URL: 'https://git.example.org/api/v3/' }, 'a/b'),
  ).toMatchObject({
    baseUrl: 'https://git.example.org/api/v3',
  })
})

test.each([
  [{ GITHUB_TOKEN }, undefined, 'Which repository?'],
  [{ GITHUB_TOKEN }, 'wardkit', 'Which repository?'],
  [{ GITHUB_TOKEN }, 'a/b/../../user', 'Which repository?'],
  [{ GITHUB_TOKEN: '' }, 'a/b', 'GITHUB_TOKEN is not set'],
  [{ GH_TOKEN: GITHUB_TOKEN }, 'a/b', 'GITHUB_TOKEN is not set'],
  [{ GITHUB_TOKEN, GITHUB_API_URL: 'http://git.example.org' }, 'a/b', 'in clear text'],
])('refuses %j for %j', (env, repository, why) => {
  expect(() => readAccess(env, repository)).toThrow(why)
})
