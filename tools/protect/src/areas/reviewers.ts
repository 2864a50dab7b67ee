import type { Reviewer } from '@ehr/delivery'
import * as z from 'zod'
import type { GitHubClient } from '../client/client.ts'

const idSchema = z.object({ id: z.number() })

/** A reviewer with the number by which GitHub knows it; none where GitHub knows nobody of that name. */
export interface KnownReviewer {
  reviewer: Reviewer
  id: number | undefined
}

/** Looks up the numbers of teams and people. */
export async function findReviewers(
  client: GitHubClient,
  reviewers: readonly Reviewer[],
): Promise<KnownReviewer[]> {
  const known: KnownReviewer[] = []
  for (const reviewer of reviewers) {
    const found = await client.find(
      reviewer.type === 'Team'
        ? {
            route: 'GET /orgs/{org}/teams/{team_slug}',
            parameters: { org: reviewer.organisation, team_slug: reviewer.slug },
          }
        : { route: 'GET /users/{username}', parameters: { username: reviewer.login } },
    )
    known.push({ reviewer, id: found === undefined ? undefined : idSchema.parse(found).id })
  }
  return known
}

/** How people call a reviewer: `@example-org/devops`. */
export function handleOf(reviewer: Reviewer): string {
  return reviewer.type === 'Team' ? `@${reviewer.organisation}/${reviewer.slug}` : `@${reviewer.login}`
}
