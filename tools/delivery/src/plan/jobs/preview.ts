import { expression } from '../expression.ts'
import { createJob, type JobContext, type PlacedJob } from './context.ts'
import { checkout, install, run } from './steps.ts'

/** Plans an environment for each pull request, where the metadata wants one. */
export function planPreview(context: JobContext): PlacedJob[] {
  const { hasPreviews, files } = context.metadata.pipelines
  if (!hasPreviews) return []
  const job = createJob(context, {
    id: 'preview',
    name: 'preview',
    triggers: { pullRequests: [context.model.integration] },
    permissions: { contents: 'read', 'pull-requests': 'write' },
    commands: ['preview'],
    steps: [
      checkout(),
      ...install(context),
      run('Show this change with made-up data', 'pnpm ehr preview', {
        GITHUB_TOKEN: expression('github.token'),
      }),
    ],
    from: ['pipelines.hasPreviews'],
  })
  return [{ file: files.preview, job }]
}
