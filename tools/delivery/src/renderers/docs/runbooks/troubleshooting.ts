import type { DeliveryPlan } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { listJobs } from '../facts.ts'
import { code, table } from '../markdown.ts'
import { renderPage, section } from '../page.ts'

/** What people see, why, and what to do: of the pipeline, the deployment and what runs. */
export function renderTroubleshooting(plan: DeliveryPlan): RenderedFile {
  const header = ['you see', 'because', 'do']
  return renderPage({
    path: 'docs/generated/runbooks/troubleshooting.md',
    from: ['branching', 'pipelines', 'targets'],
    title: 'Troubleshooting',
    blocks: [
      section('Pull requests', table(header, listOfPullRequests(plan))),
      section('Pipelines', table(header, listOfPipelines(plan))),
      section('Deployments', table(header, listOfDeployments(plan))),
      section(
        'What runs',
        table(header, RUNNING),
        'What the application says, and its metrics, are in [operating](../../operating.md).',
      ),
    ],
  })
}

function listOfPullRequests(plan: DeliveryPlan): string[][] {
  const [production] = plan.branches
  const rows = [
    [
      `${code('merge flow')} is red`,
      'the model does not merge this branch into that one',
      `${code('pnpm ehr merge-flow --head <head> --base <base>')} says which it would; change the base`,
    ],
    [
      'a required check waits for ever',
      'no job reports that name, or its workflow was not started',
      'compare with [branch protection](../../GITHUB_BRANCH_PROTECTION.md); push again, without `[skip ci]`',
    ],
    [
      `${code('commit messages and changeset')} is red`,
      'a message does not follow the convention, or something that is deployed changes without a changeset',
      `what it says; ${code('pnpm ehr release check')} says it here, ${code('git rebase -i')} mends messages`,
    ],
    [
      'a branch’s name is refused',
      'the model has no such name',
      `${code('pnpm ehr branch check <name>')} says what it might be called`,
    ],
  ]
  return production?.protection.needsSignedCommits === true
    ? [
        ...rows,
        [
          'merging is blocked, though all is green',
          'a commit is not signed; or the squash is made by somebody who is not the author',
          'sign the commits; let the author of the pull request press the button',
        ],
      ]
    : rows
}

function listOfPipelines(plan: DeliveryPlan): string[][] {
  const names = listJobs(plan).map(({ job }) => job.name)
  const rows: [string | undefined, string[]][] = [
    [
      'generated files in sync',
      [
        `${code('generated files in sync')} is red`,
        'a generated file is not what the metadata say',
        `${code('pnpm nx sync')}, and commit what it changed`,
      ],
    ],
    [
      'environment check',
      [
        `${code('environment check')} is red`,
        'a variable is missing, or its value is none that the application takes',
        `${code('pnpm ehr env check ehr-api')} names it`,
      ],
    ],
    [
      'migration validation',
      [
        `${code('migration validation')} is red`,
        'a migration would lock, lose data, or has no way back',
        'the finding names a rule; its page is in [migration guard](../../migration-guard/README.md)',
      ],
    ],
    [
      undefined,
      [
        'a job is skipped with a notice about secrets',
        'this repository has not got them; a fork never has',
        `nothing in a fork; else ${code('gh secret set <NAME>')}`,
      ],
    ],
    [
      undefined,
      [
        'everything runs, though little changed',
        'there is no earlier run to compare with, or a file changed that all depend on',
        'nothing; the next run is quick',
      ],
    ],
    [
      'image build',
      [
        `${code('image build')} is red`,
        'the base image cannot be fetched, or the registry limits how often',
        'start it again later; see that the base image in the metadata exists',
      ],
    ],
  ]
  return rows.flatMap(([job, row]) => (job === undefined || names.includes(job) ? [row] : []))
}

function listOfDeployments(plan: DeliveryPlan): string[][] {
  const usesRender = plan.environments.some(({ metadata }) => metadata.target === 'render')
  return [
    ...(usesRender ? ON_RENDER : []),
    [
      'a migration says "waiting"',
      'another session holds a lock; it gives way after two seconds and tries again',
      'end the session that it names, or wait',
    ],
    [
      `${code('migrate status')} says "half done" or "edited"`,
      'a run was cut short, or a file was changed after it ran',
      `${code('pnpm ehr migrate repair')}, which asks before each step`,
    ],
    [
      'migrating says that the server has no role `ehr_app`',
      'the database is new',
      '[first deployment](../first-deployment.md), "The database"',
    ],
  ]
}

const ON_RENDER = [
  [
    'Render says `pre_deploy_failed`',
    'a migration failed; the release before runs on',
    'read the log of the deployment; mend the migration by a pull request',
  ],
  [
    'Render says `update_failed`',
    'the new release did not become ready',
    'its log names the variable or the database; [roll back](rollback.md) is not needed',
  ],
  [
    'Render answers 429',
    'more than ten deployments or changes of one service in a minute',
    'wait until the time in the header `Ratelimit-Reset`',
  ],
  [
    'a new secret has no effect',
    'Render asked for its value once, and `render.yaml` does not change it',
    'set it in the dashboard of the service',
  ],
]

const RUNNING = [
  [
    '503 on `/health/ready`',
    'the database does not answer, or has another schema',
    'the answer says which; `pnpm ehr migrate status`',
  ],
  [
    '503 after five or fifteen seconds',
    'a statement waited for a lock, or took too long',
    'find the other session by its `request_id`',
  ],
  [
    'writes are refused, reading goes on',
    'the disk of the database is full',
    'make room; no restart is needed',
  ],
  [
    'everybody must set second factors up again',
    'there is another `AUTH_SECRET`',
    'put the former one back, if nobody else knows it',
  ],
  [
    'one person gets 429 when signing in',
    'too many attempts from that address',
    'wait a minute; `SIGN_IN_LIMIT` is the number',
  ],
]
