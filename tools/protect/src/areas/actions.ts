import type { DeliveryPlan } from '@ehr/delivery'
import * as z from 'zod'
import type { Area, AreaContext, Part } from '../part.ts'

const permissionsSchema = z.object({
  enabled: z.boolean(),
  allowed_actions: z.string().optional(),
  sha_pinning_required: z.boolean().optional(),
})
const selectedSchema = z.object({
  github_owned_allowed: z.boolean().optional(),
  verified_allowed: z.boolean().optional(),
  patterns_allowed: z.array(z.string()).default([]),
})
const workflowSchema = z.object({
  default_workflow_permissions: z.string(),
  can_approve_pull_request_reviews: z.boolean(),
})

const PERMISSIONS = '/repos/{owner}/{repo}/actions/permissions'

/** Which actions may run, and what a token may do where a workflow does not say. */
export const actions: Area = {
  what: 'permissions of workflows',
  read: async (context) => ({
    parts: [
      ...(hasPatterns(context.plan) ? [await readAllowed(context)] : []),
      await readDefaultToken(context),
    ],
    notes: hasPatterns(context.plan)
      ? []
      : [
          {
            kind: 'instead',
            text: 'Which actions may run is not set: GitHub offers patterns for public repositories and enterprises. The commits in the workflows hold it, which "pnpm ehr delivery pins" checks.',
          },
        ],
  }),
}

function hasPatterns({ metadata: { github } }: DeliveryPlan): boolean {
  return github.visibility === 'public' || github.plan === 'enterprise'
}

/** Allowed by their owners, since some actions run others of the same owner within. */
async function readAllowed({ client, actions: used }: AreaContext): Promise<Part> {
  const permissions = permissionsSchema.parse(
    await client.send({ route: `GET ${PERMISSIONS}`, parameters: {} }),
  )
  const { enabled, allowed_actions = 'all', sha_pinning_required } = permissions
  const selected =
    allowed_actions === 'selected'
      ? selectedSchema.parse(
          await client.send({ route: `GET ${PERMISSIONS}/selected-actions`, parameters: {} }),
        )
      : undefined
  const owners = new Set(used.map((action) => action.split('/')[0]).filter((owner) => owner !== 'actions'))
  const wanted = {
    github_owned_allowed: true,
    verified_allowed: false,
    patterns_allowed: [...owners].map((owner) => `${owner}/*`).sort(),
  }
  return {
    what: 'which actions may run',
    from: 'pipelines',
    found: {
      ...{ enabled, allowed_actions },
      ...(selected && { ...selected, patterns_allowed: selected.patterns_allowed.toSorted() }),
    },
    wanted: { enabled: true, allowed_actions: 'selected', ...wanted },
    calls: [
      {
        route: `PUT ${PERMISSIONS}`,
        parameters: {
          ...{ enabled: true, allowed_actions: 'selected' },
          ...(sha_pinning_required !== undefined && { sha_pinning_required }),
        },
      },
      { route: `PUT ${PERMISSIONS}/selected-actions`, parameters: wanted },
    ],
  }
}

async function readDefaultToken({ client }: AreaContext): Promise<Part> {
  const wanted = { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false }
  return {
    what: 'what the token of a workflow may do by default',
    from: 'pipelines',
    found: workflowSchema.parse(await client.send({ route: `GET ${PERMISSIONS}/workflow`, parameters: {} })),
    wanted,
    calls: [{ route: `PUT ${PERMISSIONS}/workflow`, parameters: wanted }],
  }
}
