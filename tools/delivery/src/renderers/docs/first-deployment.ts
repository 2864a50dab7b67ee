import type { DeliveryPlan, PlannedEnvironment } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { renderCosts } from './costs.ts'
import { hasCommand, listDeployed } from './facts.ts'
import { listDatabaseSteps } from './first-database.ts'
import { bullets, checklist, code, listed, prose } from './markdown.ts'
import { renderPage, section } from './page.ts'
import { apiThere, describeThere } from './runbooks/by-hand.ts'
import { listVerifySteps } from './runbooks/verify-steps.ts'
import { renderSentry } from './sentry.ts'
import { type RunbookStep, renderSteps } from './steps.ts'

/** From nothing to an environment that people work with: what to buy, to sign and to do, in order. */
export function renderFirstDeployment(plan: DeliveryPlan): RenderedFile {
  const deployed = listDeployed(plan)
  return renderPage({
    path: 'docs/generated/first-deployment.md',
    from: [
      'github',
      'monitoring.sentry',
      'product',
      'secrets',
      'security',
      'targets',
      ...deployed.map(({ from }) => from),
    ],
    title: 'First deployment',
    blocks: [
      section('What it costs', renderCosts(plan)),
      renderAgreements(plan),
      section('This repository', renderSteps(listRepositorySteps(plan))),
      section('GitHub', renderSteps(listGitHubSteps(plan))),
      renderSentry(plan),
      ...deployed.map((environment) =>
        section(
          `The environment: ${prose(environment.metadata.title)}`,
          renderSteps(listEnvironmentSteps(plan, environment)),
        ),
      ),
      ...deployed.map((environment) =>
        section(
          `The database: ${prose(environment.metadata.title)}`,
          renderSteps(listDatabaseSteps(environment)),
        ),
      ),
      section('The first day', ...deployed.map((environment) => renderFirstDay(plan, environment))),
    ],
  })
}

function renderAgreements(plan: DeliveryPlan): string {
  const { security } = plan.metadata
  const holding = listDeployed(plan).filter(({ metadata }) => metadata.dataClass === 'phi')
  if (holding.length === 0) return ''
  return section(
    'What is signed before patients’ data are held',
    `${listed(holding.map(({ name }) => code(name)))} holds patients’ data. Nobody enters any before all of this is true:`,
    checklist([
      ...security.agreements.map(prose),
      'Somebody is named for every role of [contacts](contacts.md)',
      'A restore was rehearsed: [backup and restore](runbooks/backup-and-restore.md)',
      'The clinical validation is signed: [clinical validation](clinical-validation.md)',
    ]),
    bullets([
      `Firewall: ${prose(security.firewall)}.`,
      ...(security.vpn === null ? [] : [`VPN: ${prose(security.vpn)}.`]),
      `Against floods: ${security.ddosProtection === null ? 'nothing is planned' : prose(security.ddosProtection)}.`,
      `Web application firewall: ${security.webApplicationFirewall === null ? 'none is planned' : prose(security.webApplicationFirewall)}.`,
      ...(plan.metadata.targets.registry === undefined && plan.metadata.targets.compose === undefined
        ? []
        : [
            `Images: from ${code(security.images.base)}, ${security.images.runsAsRoot ? 'as root' : 'not as root'}, ${security.images.hasLimits ? 'with' : 'without'} limits, ${security.images.isScanned ? 'scanned' : 'not scanned'}.`,
          ]),
    ]),
  )
}

function listRepositorySteps({ metadata }: DeliveryPlan): RunbookStep[] {
  const undecided = [
    ...(metadata.product.repository === undefined ? ['product.repository'] : []),
    ...(metadata.people.contacts.some(({ name }) => name === undefined) ? ['people.contacts'] : []),
  ]
  return [
    {
      what: `Put in ${code('delivery.json')} what is yours: addresses, time zone, owners${undecided.length === 0 ? '' : `; still open: ${listed(undecided.map(code))}`}.`,
      run: ['pnpm nx sync', 'pnpm nx sync:check'],
      works: 'the second command ends with 0.',
    },
    { what: 'See that everything passes on your machine.', run: ['pnpm test'], works: 'it ends with 0.' },
  ]
}

function listGitHubSteps(plan: DeliveryPlan): RunbookStep[] {
  const { metadata, secrets, model } = plan
  const app = metadata.github.app
  return [
    {
      what: `Push the branches, and make ${code(model.integration)} the one that pull requests go into by default.`,
      run: [
        `git push -u origin ${model.longLived.map(({ name }) => name).join(' ')}`,
        `gh repo edit --default-branch ${model.integration}`,
      ],
    },
    ...(app === null
      ? []
      : [
          {
            what: `Make a GitHub app that may write contents and pull requests, install it here, and store its id and key. What the workflow’s own token pushes starts no checks.`,
            run: [`gh variable set ${app.idVariable}`, `gh secret set ${app.privateKeySecret}`],
          },
        ]),
    {
      what: 'Store the secrets. Without one, the jobs that need it are skipped with a notice.',
      run: secrets
        .filter(({ name }) => name !== app?.privateKeySecret)
        .flatMap(({ name, environments }) =>
          environments.length === 0
            ? [`gh secret set ${name}`]
            : environments.map((environment) => `gh secret set ${name} --env ${environment}`),
        ),
    },
    hasCommand(plan, 'protect')
      ? {
          what: 'Set rules, environments, reviewers and labels.',
          run: [`pnpm ehr protect --repo '<owner/name>'`, `pnpm ehr protect --repo '<owner/name>' --apply`],
          works: '`pnpm ehr protect --repo <owner/name> --check` ends with 0.',
        }
      : {
          what: 'Set the rules of [branch protection](../GITHUB_BRANCH_PROTECTION.md) and the environments with their reviewers in GitHub’s settings.',
        },
  ]
}

function listEnvironmentSteps(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  const { metadata, name } = environment
  if (metadata.target !== 'render') return listElsewhere(plan, environment)
  const asked = environment.variables.filter(
    ({ source }) => source.kind === 'secret' || (source.kind === 'database' && source.role === 'application'),
  )
  return [
    {
      what: `In Render’s dashboard, make a blueprint of this repository: it reads ${code('render.yaml')} and shows what it will make for ${code(name)}.`,
      stop: 'when it shows that something would be removed.',
    },
    {
      what: `It asks for ${listed(asked.map((variable) => code(variable.name)))}. Leave out what is optional; give ${code('DATABASE_URL')} any address for now.`,
      works:
        'database and service exist. The first deployment fails, because the database has no roles yet: that comes next.',
    },
    ...(metadata.url === undefined
      ? []
      : [
          {
            what: `Let ${code(new URL(metadata.url).host)} point to the service, as the dashboard says under its domains.`,
            works: 'the dashboard calls domain and certificate verified.',
          },
        ]),
  ]
}

function listElsewhere(plan: DeliveryPlan, { name, metadata, variables }: PlannedEnvironment): RunbookStep[] {
  const missing = plan.notYet.find(({ job }) => job === `deploy to ${name}`)
  const needed = variables.filter(({ source }) => source.kind !== 'unset' && source.kind !== 'default')
  return [
    ...(missing === undefined
      ? []
      : [
          {
            what: `There is no file and no job for ${code(metadata.target)} yet: ${prose(missing.missing)} is missing. Until then a person does what follows.`,
          },
        ]),
    {
      what: `Make a PostgreSQL${metadata.database === null ? '' : ` ${metadata.database.version}`} for this environment alone, and a machine that runs Node ${plan.workspace.versions.node}.`,
    },
    {
      what: `Set the variables that [environments](environments.md) lists for it: ${listed(needed.map((variable) => code(variable.name)))}.`,
      run: ['pnpm ehr env check ehr-api'],
      works: 'it ends with 0.',
    },
  ]
}

function renderFirstDay(plan: DeliveryPlan, environment: PlannedEnvironment): string {
  const steps: RunbookStep[] = [
    {
      what: 'Deploy it: [deploy](runbooks/deploy.md).',
      works: 'the schema is at its head, and it is ready.',
    },
    {
      what: `${describeThere(plan, environment)}: set the clinic up and make the first administrator.`,
      run: [apiThere(environment, 'user create-admin')],
      works: 'it prints a link that sets a password once. Give it to that person, and to nobody else.',
    },
    ...listVerifySteps(plan, environment),
  ]
  return [`### ${prose(environment.metadata.title)}`, renderSteps(steps)].join('\n\n')
}
