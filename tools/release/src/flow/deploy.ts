import { findCommit } from '@ehr/conventions/git/asynchronous'
import { createProof, type ProveMigrations } from '../migrations/validate.ts'
import type { Deployable, Finding } from '../preconditions/precondition.ts'
import { needsBackup } from '../preconditions/restore-point.ts'
import { bringCommit } from './bring-commit.ts'
import { carryOut } from './carry-out.ts'
import { checkPreconditions } from './check-preconditions.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { openScene, type ReleaseOptions } from './open-scene.ts'
import { prepare } from './prepare.ts'
import { tryFlow } from './try-flow.ts'

/** What is deployed, and how. */
export interface DeployOptions extends ReleaseOptions {
  /** A commit, branch or tag; what is checked out when left out. */
  commit?: string | undefined
  /** Only looks, and says what would be done. */
  isDryRun: boolean
  /** Also where the commit serves already. */
  again: boolean
  /** File for the record, in place of the usual one. */
  record?: string | undefined
  /** How new migrations are tried; by the guard when left out. */
  prove?: ProveMigrations
}

/** Deploys a commit to an environment, and verifies it; goes back by itself where that fails. */
export function deploy(options: DeployOptions): Promise<ExitCode> {
  return tryFlow(options, `deploy --env ${options.environment}`, async () => {
    const opened = openScene(options)
    if (!opened.ok) return refuse(options, opened.why)
    const { scene } = opened
    const name = options.commit ?? 'HEAD'
    const commit = await findCommit(scene.git, name)
    if (commit === undefined)
      return refuse(options, `This clone has no commit ${name}. Fetch it: git fetch origin.`)
    const prove = options.prove ?? createProof(options.root, options.signal)
    options.say(`${commit.slice(0, 7)} to ${scene.environment.name}, at ${scene.url}`)
    const deployable = await prepare(scene, commit, prove)
    const { isMet, findings } = await checkPreconditions(deployable, { waits: !options.isDryRun })
    if (options.isDryRun) sayPlan(deployable)
    if (!isMet) return refuse(options, 'Not deployed: see what is missing above.')
    if (options.isDryRun) return EXIT.done
    return await go(deployable, findings, options)
  })
}

/** Everything is looked at again that may have changed while the checks were waited for. */
async function go(
  looked: Deployable,
  findings: readonly Finding[],
  options: DeployOptions,
): Promise<ExitCode> {
  const services = await looked.place.readServices()
  const deployable = { ...looked, services }
  const { plan, http } = deployable
  const minutes = plan.metadata.pipelines.budgets.deployMinutes
  const deadline = new Date(http.clock.now().getTime() + minutes * 60_000)
  return await carryOut({
    deployable,
    findings,
    deadline,
    recordFile: options.record,
    bring: () => bringCommit(deployable, { deadline, again: options.again }),
  })
}

function sayPlan({ environment, place, plan, services, newMigrations, commit, http }: Deployable): void {
  const hasBackup = needsBackup(plan.metadata.backups.beforeDeploy, environment)
  const automatic = services.filter(({ isAutomatic }) => isAutomatic).map(({ name }) => name)
  const steps = [
    automatic.length > 0 && `switch automatic deployment off: ${automatic.join(', ')}`,
    hasBackup && 'take a backup, and name its restore point',
    newMigrations?.length !== 0 && place.migrates === 'before' && 'run the migrations from here',
    ...services.map(
      ({ name }) =>
        `deploy ${commit.slice(0, 7)} to ${name}${place.migrates === 'within' ? ', which migrates' : ''}`,
    ),
    'verify; where that fails, go back',
    'record it, and tell people',
  ]
  http.say('Would:')
  for (const step of steps) if (step !== false) http.say(`  ${step}`)
}

function refuse({ say }: DeployOptions, why: string): ExitCode {
  say(why)
  return EXIT.refused
}
