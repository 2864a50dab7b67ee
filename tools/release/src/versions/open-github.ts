import { createGitHub, type GitHub } from '../github/github-client.ts'
import { systemClock } from '../http/clock.ts'
import type { ReleaseContext } from './release-context.ts'

/** Opens GitHub’s interface of this repository; nothing where no token or no repository is named. */
export function openGitHub({ env, say }: ReleaseContext): GitHub | undefined {
  const token = env.GITHUB_TOKEN ?? env.GH_TOKEN
  const repository = env.GITHUB_REPOSITORY
  if (!token || !repository) return undefined
  const baseUrl = (env.GITHUB_API_URL ?? 'https://api.github.com').replace(/\/+$/, '')
  const { signal } = new AbortController()
  return createGitHub({ clock: systemClock, signal, say }, { baseUrl, repository, token, runId: undefined })
}
