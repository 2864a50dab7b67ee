import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import { code, listed } from './markdown.ts'
import { section } from './page.ts'
import { renderSteps } from './steps.ts'

/** What is made at Sentry before the first build; nothing where no source maps are uploaded. */
export function renderSentry({ metadata: { monitoring } }: DeliveryPlan): string {
  const { sourceMaps } = monitoring.sentry
  if (sourceMaps === null) return ''
  const { organization, projects, authTokenSecret, server } = sourceMaps
  const named = Object.entries(projects).map(([app, project]) => `${code(project)} (${code(app)})`)
  return section(
    'Sentry',
    renderSteps([
      {
        what: `At ${server ?? 'https://sentry.io'} make the organization ${code(organization)} with the projects ${listed(named)}, or put yours into ${code('monitoring.sentry')}.`,
      },
      {
        what: `Make an organization token for each environment: ${code(authTokenSecret)}. It may upload source maps and nothing else. The applications are built with them, and they are taken away before anything is served; without the token they are only taken away.`,
        works: 'the log of the next build says that the source maps are at Sentry.',
      },
    ]),
  )
}
