import type { Endpoints } from '@octokit/types'

/** One request to GitHub: a route of its published description, and what fills its path, query and body. */
export interface Call {
  route: keyof Endpoints
  parameters: Readonly<Record<string, unknown>>
}
