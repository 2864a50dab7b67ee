import * as z from 'zod'

/** How Render calls where a deployment is: on its way, serving, was serving, failed. */
export const RUNNING = [
  'created',
  'queued',
  'build_in_progress',
  'pre_deploy_in_progress',
  'update_in_progress',
] as const
export const FAILED = ['build_failed', 'pre_deploy_failed', 'update_failed', 'canceled'] as const

const deploy = z.object({
  id: z.string(),
  // Not an enum: a status that Render adds is no reason to stop following.
  status: z.string(),
  trigger: z.string().optional(),
  createdAt: z.string(),
  finishedAt: z.string().nullish(),
  commit: z.object({ id: z.string() }).nullish(),
})

/** One deployment, as Render tells it. */
export type RenderDeploy = z.infer<typeof deploy>

export const deployShape = deploy
export const deployListShape = z.array(z.object({ deploy }))

const service = z.object({
  id: z.string(),
  name: z.string(),
  autoDeploy: z.string().optional(),
  autoDeployTrigger: z.string().optional(),
})

/** One service, as Render tells it. */
export type RenderService = z.infer<typeof service>

export const serviceListShape = z.array(z.object({ service }))
export const postgresListShape = z.array(
  z.object({ postgres: z.object({ id: z.string(), name: z.string() }) }),
)
export const recoveryShape = z.object({ recoveryStatus: z.string(), startsAt: z.string().optional() })
export const exportListShape = z.array(
  z.object({ id: z.string(), createdAt: z.string(), url: z.string().optional() }),
)
export const errorShape = z.object({ message: z.string() })
export const hookShape = z.object({ deploy: z.object({ id: z.string() }) })
