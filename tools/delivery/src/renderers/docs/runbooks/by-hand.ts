import type { DeliveryPlan, PlannedApp, PlannedEnvironment } from '../../../plan/delivery-plan.ts'
import { serviceName } from '../../render/names.ts'
import { code, listed } from '../markdown.ts'
import type { RunbookStep } from '../steps.ts'

const API = 'https://api.render.com/v1'
const CALL = 'curl --fail-with-body -sS -H "Authorization: Bearer $RENDER_API_KEY"'

/** What a person does where no command deploys: through Render’s interface, or on the machine itself. */
export function listDeployByHand(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  return environment.metadata.target === 'render'
    ? [...listIdentify(plan, environment), ...listExport(plan, environment), ...listStart(environment)]
    : [
        ...listFetch(plan, environment, 'Take the commit that is to run.'),
        ...listDump(plan, environment),
        ...listMigrate(environment),
        replaceStep(plan, environment),
      ]
}

/** What a person does to go back to the release before. */
export function listRollbackByHand(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  if (environment.metadata.target !== 'render')
    return [
      ...listFetch(plan, environment, 'Take the commit of the release before, as the tags name it.'),
      replaceStep(plan, environment),
    ]
  return [
    ...listIdentify(plan, environment),
    {
      what: 'See that nothing deploys by itself meanwhile; going back through the interface leaves that as it is.',
      run: [
        `${CALL} -X PATCH -H 'Content-Type: application/json' -d '{"autoDeployTrigger":"off"}' "${API}/services/$SERVICE"`,
      ],
    },
    {
      what: 'Find the deployment to go back to: the newest that is `deactivated`, below the one that is `live`.',
      run: [`${CALL} "${API}/services/$SERVICE/deploys?limit=10"`, `DEPLOY='<its id>'`],
      stop: 'when there is none: nothing was deployed before. Repair forward, by a hotfix.',
    },
    {
      what: 'Go back.',
      run: [
        `${CALL} -X POST -H 'Content-Type: application/json' -d "{\\"deployId\\":\\"$DEPLOY\\"}" "${API}/services/$SERVICE/rollback"`,
      ],
      works: 'the answer is a new deployment with an id of its own.',
    },
    followStep(),
  ]
}

/** A command of ours as it is called where the environment’s own variables are: in the shell of Render’s service. */
export function cliThere({ metadata }: PlannedEnvironment, command: string): string {
  return metadata.target === 'render' ? `node tools/cli/bin/ehr.mjs ${command}` : `pnpm ehr ${command}`
}

/** A command of the API’s own: of what was built, where that runs. */
export function apiThere({ metadata }: PlannedEnvironment, command: string): string {
  return metadata.target === 'local' ? `pnpm ehr ${command}` : `node apps/ehr-api/dist/main.js ${command}`
}

/** Where commands that need the environment’s database are called. */
export function describeThere(plan: DeliveryPlan, environment: PlannedEnvironment): string {
  const [first] = environment.services
  return environment.metadata.target === 'render' && first !== undefined
    ? `In the shell of ${code(serviceName(plan, environment.name, first.app))} in Render’s dashboard`
    : 'On a machine that reaches the database, with the variables of the environment'
}

function listIdentify(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  const names = environment.services.map(({ app }) => code(serviceName(plan, environment.name, app)))
  const database = environment.metadata.database?.instance
  return [
    {
      what: `Note what you work on. Ids are the last part of the addresses in Render’s dashboard of ${listed([...names, ...(database === undefined ? [] : [code(database)])])}.`,
      run: [
        `export RENDER_API_KEY='<key of your own, from the dashboard>'`,
        `SERVICE='<srv-...>'`,
        ...(database === undefined ? [] : [`DATABASE='<dpg-...>'`]),
      ],
    },
  ]
}

function listExport(
  { metadata }: DeliveryPlan,
  { name, metadata: { database } }: PlannedEnvironment,
): RunbookStep[] {
  if (database === null || !metadata.backups.beforeDeploy.includes(name)) return []
  return [
    {
      what: 'Take a backup, and note the time: it is the point to restore to.',
      run: ['date -u +%Y-%m-%dT%H:%M:%SZ', `${CALL} -X POST "${API}/postgres/$DATABASE/export"`],
      works: 'the dashboard lists the export as finished.',
      stop: 'when it fails. Without a backup nothing is deployed here.',
    },
  ]
}

function listStart({ metadata: { from } }: PlannedEnvironment): RunbookStep[] {
  const commit = from.branch === undefined ? `'<the tag>^{commit}'` : `origin/${from.branch}`
  return [
    {
      what: 'Deploy exactly one commit. Migrations run before it, and a failed one cancels it.',
      run: [
        'git fetch --tags origin',
        `COMMIT="$(git rev-parse ${commit})"`,
        `${CALL} -X POST -H 'Content-Type: application/json' -d "{\\"commitId\\":\\"$COMMIT\\"}" "${API}/services/$SERVICE/deploys"`,
      ],
      works: 'the answer has an id; an empty one (202) means that it waits behind another.',
    },
    followStep(),
  ]
}

function followStep(): RunbookStep {
  return {
    what: 'Follow it; ask again every half minute.',
    run: [`${CALL} "${API}/services/$SERVICE/deploys?limit=1"`],
    works: '`status` is `live`.',
    stop: 'at `build_failed`, `pre_deploy_failed`, `update_failed` or `canceled`: the release before goes on running. Read the log of the deployment in the dashboard.',
  }
}

/** What runs in an environment, with the pages that it serves. */
function listBuilt({ apps }: DeliveryPlan, { services }: PlannedEnvironment): PlannedApp[] {
  const running = services.map(({ app }) => app)
  return apps.filter(({ name, block }) => running.includes(name) || running.includes(block.servedBy ?? ''))
}

function listFetch(plan: DeliveryPlan, environment: PlannedEnvironment, what: string): RunbookStep[] {
  const built = listBuilt(plan, environment)
  const targets = [...new Set(built.map(({ block }) => block.build.target))].sort()
  return [
    { what, run: ['git fetch --tags origin', `git switch --detach '<commit>'`] },
    {
      what: 'Install and build it.',
      run: [
        `npx -y pnpm@${plan.workspace.versions.pnpm} install --frozen-lockfile`,
        `pnpm nx run-many -t ${targets.join(' ')} -p ${built.map(({ project }) => project).join(',')}`,
      ],
      stop: 'when a build fails; nothing was changed yet.',
    },
  ]
}

function listDump({ metadata }: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  const { database } = environment.metadata
  if (database === null || !metadata.backups.beforeDeploy.includes(environment.name)) return []
  return [
    {
      what: 'Take a backup, and note its time: it is the point to restore to.',
      run: [dumpCommand(database.name)],
      works: '`pg_restore --list <file>` lists the tables.',
      stop: 'when it fails. Without a backup nothing is deployed here.',
    },
  ]
}

/** Dumps a database as its owner, into a file that is named by the time. */
export function dumpCommand(database: string): string {
  return `pg_dump --format=custom --file="${database}-$(date -u +%Y%m%dT%H%M%SZ).dump" "$MIGRATION_DATABASE_URL"`
}

/** The release before runs on the new schema, so that this comes first. */
function listMigrate({ metadata }: PlannedEnvironment): RunbookStep[] {
  if (metadata.database === null) return []
  return [
    {
      what: 'Migrate, on a machine that reaches the database as its owner.',
      run: ['pnpm ehr migrate plan', 'pnpm ehr migrate up'],
      works: 'the second ends with 0.',
      stop: 'when it fails: what runs goes on. Mend the migration by a pull request.',
    },
  ]
}

function replaceStep(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep {
  return {
    what: 'Replace what runs: end the old process by SIGTERM, wait until it is gone, start the new one with the variables of the environment.',
    run: listBuilt(plan, environment).flatMap(({ block }) =>
      block.start === undefined ? [] : [block.start],
    ),
  }
}
