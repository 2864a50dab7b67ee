/** Where GitHub’s REST interface is, whose repository is meant, and the token for it. */
export interface GitHubAccess {
  /** `https://api.github.com`, or that of an own server; without a slash at its end. */
  baseUrl: string
  owner: string
  repo: string
  token: string
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']
const REPOSITORY = /^(?<owner>[A-Za-z0-9-]+)\/(?<repo>[A-Za-z0-9._-]+)$/

/**
 * Reads where GitHub is asked (GITHUB_API_URL for an own server), and the token, from GITHUB_TOKEN alone.
 *
 * @param repository `owner/name`.
 * @throws when something is missing, or the token would be sent in clear text.
 */
export function readAccess(
  env: Readonly<Record<string, string | undefined>>,
  repository: string | undefined,
): GitHubAccess {
  const { owner, repo } = REPOSITORY.exec(repository ?? '')?.groups ?? {}
  if (owner === undefined || repo === undefined)
    throw new Error(
      `Which repository? Give --repo owner/name, or set product.repository in delivery.json; got "${repository ?? ''}".`,
    )
  const token = env.GITHUB_TOKEN
  if (token === undefined || token === '')
    throw new Error(
      'GITHUB_TOKEN is not set: the token of somebody who administers the repository (gh auth token prints yours).',
    )
  const baseUrl = (env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '')
  const { protocol, hostname } = new URL(baseUrl)
  if (protocol !== 'https:' && !LOOPBACK.includes(hostname))
    throw new Error('GITHUB_API_URL: the token would be sent in clear text. Give an address with https.')
  return { baseUrl, owner, repo, token }
}
