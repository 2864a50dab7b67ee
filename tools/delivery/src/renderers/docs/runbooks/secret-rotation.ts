import type { DeliveryPlan, PlannedSecret } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { listJobs } from '../facts.ts'
import { bullets, code, listed, plural, prose, table } from '../markdown.ts'
import { renderPage, section } from '../page.ts'
import { type RunbookStep, renderSteps } from '../steps.ts'

/** How each secret is changed, when it is due, and where it lies. */
export function renderRotationRunbook(plan: DeliveryPlan): RenderedFile {
  return renderPage({
    path: 'docs/generated/runbooks/secret-rotation.md',
    from: ['secrets', 'security'],
    title: 'Runbook: secret rotation',
    blocks: [
      describeWhen(plan),
      section('A secret', renderSteps(listSteps(plan))),
      section('The login of the application', renderSteps(listDatabaseSteps())),
      section('Which secrets there are', renderSecrets(plan)),
      section('Who may read them', describeAccess(plan)),
    ],
  })
}

function describeWhen(plan: DeliveryPlan): string {
  const { rotateEveryDays } = plan.metadata.security
  const found = listJobs(plan).find(({ job }) => job.name === 'secrets that are due')
  const reminder =
    found === undefined
      ? 'Nothing reminds you yet; put it into your calendar.'
      : `The job ${code(found.job.name)} of ${code(found.workflow.file)} reminds you.`
  return `Every ${plural(rotateEveryDays, 'day')}, and at once when one may be known to others, or somebody leaves who knew it. ${reminder}`
}

function listSteps(plan: DeliveryPlan): RunbookStep[] {
  const usesRender = plan.environments.some(({ metadata }) => metadata.target === 'render')
  return [
    {
      what: 'Make the new value where the old one was made. Leave the old one valid until the end, unless it is known to others.',
      run: ['openssl rand -base64 48'],
    },
    {
      what: 'Store it. One value for each environment; never the same in two.',
      run: [
        `gh secret set '<NAME>' --env '<environment>'`,
        `gh secret set '<NAME>'   # those of the repository`,
      ],
      works: '`gh secret list --env <environment>` shows today.',
    },
    ...(usesRender
      ? [
          {
            what: 'A variable of a service lies in Render as well: set it in the dashboard of the service, under environment. `render.yaml` holds names only, and Render asks for a value once, so that writing the manifest again changes nothing.',
          },
        ]
      : []),
    {
      what: 'Begin again with the new value: [deploy](deploy.md) the commit that runs.',
      works: 'every step of its verification.',
    },
    { what: 'Make the old value invalid where it was made.', works: 'the verification still passes.' },
    { what: 'Write down name, day and reason where your team keeps that. Never the value.' },
  ]
}

function listDatabaseSteps(): RunbookStep[] {
  return [
    {
      what: 'As the owner of the database, make a second login with the same rights; so nobody is thrown out in between.',
      run: [
        `psql "$MIGRATION_DATABASE_URL" -c "create role ehr_api_next login in role ehr_app" -c '\\password ehr_api_next'`,
      ],
      works: 'psql asked for a password twice and said nothing.',
      stop: 'when the owner may not make roles: ask whoever administers the server.',
    },
    { what: 'Put its connection into `DATABASE_URL` by the steps above, and begin again.' },
    {
      what: 'Drop the old login.',
      run: [`psql "$MIGRATION_DATABASE_URL" -c 'drop role "<the old login>"'`],
      works:
        'it is dropped; "still has objects" means that something was made with it, which the application cannot.',
    },
  ]
}

function renderSecrets(plan: DeliveryPlan): string {
  return table(
    ['secret', 'for', 'lies in', 'changed every', 'used by', 'mind'],
    plan.secrets.map((secret) => [
      code(secret.name),
      prose(secret.purpose),
      secret.environments.length === 0 ? 'the repository' : listed(secret.environments.map(code)),
      plural(secret.rotateEveryDays, 'day'),
      secret.usedBy.map(prose).join('; '),
      describeEffect(plan, secret),
    ]),
  )
}

/** What an application says of the variable that a secret fills. */
function describeEffect({ environments }: DeliveryPlan, { name }: PlannedSecret): string {
  const filled = environments
    .flatMap(({ variables }) => variables)
    .filter(({ source }) => source.kind === 'secret' && source.secret === name)
  return [...new Set(filled.map(({ description }) => prose(description)))].join(' ')
}

function describeAccess({ metadata: { security } }: DeliveryPlan): string {
  return bullets([
    `Secrets are kept by ${code(security.secretManager)}; nobody has more rights than the work needs.`,
    `Every ${plural(security.accessReviewDays, 'day')} somebody goes through who may read them, in GitHub and at the hoster, and takes away what nobody needs.`,
  ])
}
