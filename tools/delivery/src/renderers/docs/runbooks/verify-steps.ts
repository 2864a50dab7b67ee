import type { DeliveryPlan, PlannedEnvironment } from '../../../plan/delivery-plan.ts'
import { hasCommand } from '../facts.ts'
import { code } from '../markdown.ts'
import type { RunbookStep } from '../steps.ts'

/** How one sees from outside that an environment works: by the command, where there is one, else by hand. */
export function listVerifySteps(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  if (!hasCommand(plan, 'verify') || !environment.isDeployable) return listVerifyByHand(plan, environment)
  return [
    {
      what: 'Verify it.',
      run: [`pnpm ehr verify --env ${environment.name}`],
      works: 'the command ends with 0, and names nothing that failed.',
    },
  ]
}

/** The same without a command of ours. */
export function listVerifyByHand(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  const { url } = environment.metadata
  return url === undefined ? [] : listOf(plan, environment, url)
}

function listOf(plan: DeliveryPlan, environment: PlannedEnvironment, url: string): RunbookStep[] {
  const { criticalPaths, monitoring } = plan.metadata
  const open = criticalPaths.paths.filter(({ path, isSignedIn }) => path !== undefined && !isSignedIn)
  const walked = criticalPaths.paths.filter(({ path, isSignedIn }) => path === undefined || isSignedIn)
  const health = listHealth(plan, environment)
  const seconds = monitoring.thresholds.tlsDays * 86_400
  const host = new URL(url).host
  return [
    {
      what: 'Ask it how it is.',
      run: [
        ...health.map((path) => `curl --fail-with-body -sS ${url}${path}`),
        ...open
          .filter(({ path }) => !health.includes(path ?? ''))
          .map(({ path }) => `curl --fail-with-body -sS ${url}${path}`),
      ],
      works: 'each answers with 200; the last names the release and the newest migration that you expect.',
    },
    {
      what: `Look at the certificate: valid for longer than ${monitoring.thresholds.tlsDays} days.`,
      run: [
        `openssl s_client -connect ${host}:443 -servername ${host} </dev/null | openssl x509 -noout -enddate -checkend ${seconds}`,
      ],
      works: 'it says "Certificate will not expire".',
    },
    ...(walked.length === 0
      ? []
      : [
          {
            what: `Walk in a browser, with an account that sees made-up records only: ${walked
              .map(({ title }) => title.charAt(0).toLowerCase() + title.slice(1))
              .map(code)
              .join(', ')}.`,
            works: 'each goes to its end, and nothing new is in the error log.',
          },
        ]),
  ]
}

/** Live, ready and version of what runs there. */
function listHealth({ apps }: DeliveryPlan, { services }: PlannedEnvironment): string[] {
  return services.flatMap(({ app }) => {
    const health = apps.find(({ name }) => name === app)?.block.health
    return health === undefined ? [] : [health.live, health.ready, health.version]
  })
}
