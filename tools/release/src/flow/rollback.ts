import { findCommit } from '@ehr/conventions/git/asynchronous'
import type { Deployment, ServiceState } from '../deployers/deployer.ts'
import { listBreaking, listNew } from '../migrations/list-migrations.ts'
import { notify } from '../notify/notify.ts'
import type { Scene } from '../preconditions/precondition.ts'
import type { Move } from './bring-commit.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { goBack } from './go-back.ts'
import { markDeployed } from './mark-deployed.ts'
import { openScene, type ReleaseOptions } from './open-scene.ts'
import { readMigrations } from './prepare.ts'
import { tryFlow, Unfinished } from './try-flow.ts'
import { describeFailures, isInOrder, verifyScene } from './verify-scene.ts'
import { writeDown } from './write-down.ts'

/** How one goes back. */
export interface RollbackOptions extends ReleaseOptions {
  /** A commit, or a deployment by its id at the provider; what served before when left out. */
  to?: string | undefined
  isDryRun: boolean
  /** Goes back and forth again, where there are no patients’ data. */
  isRehearsal: boolean
  record?: string | undefined
}

/** Brings an environment back to what it served before, and verifies that by the same checks as a deployment. */
export function rollback(options: RollbackOptions): Promise<ExitCode> {
  const rehearse = options.isRehearsal ? ' --rehearse' : ''
  return tryFlow(options, `rollback --env ${options.environment}${rehearse}`, async () => {
    const opened = openScene(options)
    if (!opened.ok) return refuse(options, opened.why)
    const { scene } = opened
    if (options.isRehearsal && scene.environment.metadata.dataClass === 'phi')
      return refuse(
        options,
        `${scene.environment.name} holds patients’ data: rehearse in another environment.`,
      )
    const planned = await planMoves(scene, options.to)
    if (!planned.ok) return refuse(options, planned.why)
    await sayMoves(scene, planned.moves)
    if (options.isDryRun) return EXIT.done
    return await begun(scene, planned.moves, options)
  })
}

type Planned = { ok: true; moves: Move[] } | { ok: false; why: string }

/** All that speaks against it, at once. */
async function planMoves(scene: Scene, to: string | undefined): Promise<Planned> {
  const wanted = to === undefined ? undefined : ((await findCommit(scene.git, to)) ?? to)
  const services = await scene.place.readServices()
  const found = services.map((service) => ({ service, ...planMove(service, wanted) }))
  const why = found.flatMap((each) => ('why' in each ? `${each.service.name}: ${each.why}` : []))
  if (why.length > 0) return { ok: false, why: why.join('\n') }
  return { ok: true, moves: found.flatMap((each) => ('move' in each ? each.move : [])) }
}

function planMove(service: ServiceState, wanted: string | undefined): { move: Move } | { why: string } {
  const { live, running, earlier } = service
  if (live === undefined) return { why: 'nothing serves. Deploy something.' }
  const before = wanted === undefined ? earlier[0] : earlier.find((each) => isMeant(each, wanted))
  // A rollback to the same commit, which somebody stopped following, is taken up.
  if (running !== undefined && running.commit !== before?.commit)
    return { why: `${running.id} is on its way. Wait until it has ended, or cancel it.` }
  if (before !== undefined) return { move: { service, deployId: live.id, before } }
  const there = earlier.map(({ id, commit }) => `${id} (${commit.slice(0, 7)})`).join(', ')
  if (wanted === undefined) return { why: 'nothing served before. Deploy an earlier commit.' }
  return { why: `${wanted} did not serve there. There are: ${there || 'none'}.` }
}

function isMeant({ id, commit }: Deployment, wanted: string): boolean {
  return id === wanted || commit === wanted
}

async function sayMoves(scene: Scene, moves: readonly Move[]): Promise<void> {
  const { http, git } = scene
  for (const { service, before } of moves)
    http.say(`${service.name}: from ${nameOf(service.live)} back to ${nameOf(before)}`)
  const from = moves[0]?.service.live?.commit
  const to = moves[0]?.before?.commit
  if (!from || !to || !(await findCommit(git, from)) || !(await findCommit(git, to))) return
  const newer = listNew(await readMigrations(scene, from), await readMigrations(scene, to))
  if (newer.length === 0) return http.say('Database: stays as it is; both have the same migrations')
  const breaking = listBreaking(newer)
  if (breaking.length === 0)
    return http.say(`Database: stays; ${newer.join(', ')} does not keep the older version from serving`)
  http.say(
    `Database: the older version cannot serve after ${breaking.join(', ')}. First undo it (pnpm ehr migrate down, which refuses to lose data), or restore the point that the record of the deployment names.`,
  )
}

function nameOf(deployment: Deployment | undefined): string {
  return deployment === undefined ? 'nothing' : `${deployment.id} (${deployment.commit.slice(0, 7)})`
}

async function begun(scene: Scene, moves: readonly Move[], options: RollbackOptions): Promise<ExitCode> {
  const { http, environment, place } = scene
  const startedAt = http.clock.now()
  // The provider would deploy the branch again with the next commit.
  const held = await place.holdAutomatic()
  if (held.length > 0) http.say(`Automatic deployment is off now: ${held.join(', ')}`)
  try {
    const there = await move(scene, moves)
    const back =
      options.isRehearsal && there.why === undefined ? await move(scene, await reverse(scene, moves)) : there
    const { why, checks } = back
    const outcome = why === undefined ? 'rolled-back' : 'failed'
    const commit = moves[0]?.before?.commit ?? ''
    const facts = {
      action: 'rollback',
      commit,
      startedAt,
      findings: [],
      applied: [],
      head: undefined,
    } as const
    const result = {
      ...facts,
      outcome,
      moves,
      checks,
      restorePoint: undefined,
      ...(why !== undefined && { why }),
    } as const
    await writeDown(scene, result, options.record)
    if (why === undefined && !options.isRehearsal && commit !== '') await markDeployed(scene, commit)
    const done = options.isRehearsal
      ? 'rehearsed: went back, and forth again'
      : `back at ${commit.slice(0, 7)}, verified`
    const text = `${environment.name}: ${why === undefined ? done : `going back failed. ${why}`}`
    await notify(scene, why === undefined ? 'rolled-back' : 'deploy-failed', text)
    http.say(text)
    return why === undefined ? EXIT.done : EXIT.failed
  } catch (error) {
    http.signal.throwIfAborted()
    throw new Unfinished(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

async function move(scene: Scene, moves: readonly Move[]) {
  const minutes = scene.plan.metadata.pipelines.budgets.deployMinutes
  const deadline = new Date(scene.http.clock.now().getTime() + minutes * 60_000)
  const returned = await goBack(scene, moves, deadline)
  const checks = await verifyScene(scene, moves[0]?.before?.commit || undefined)
  const problems = [returned.ok ? '' : returned.why, isInOrder(checks) ? '' : describeFailures(checks)]
  const why = problems.filter((each) => each !== '').join('; ')
  return { checks, why: why === '' ? undefined : why }
}

/** The way forth: each service from where it is now to what it served at first. */
async function reverse(scene: Scene, moves: readonly Move[]): Promise<Move[]> {
  const now = await scene.place.readServices()
  return moves.map(({ service }) => {
    const state = now.find(({ id }) => id === service.id) ?? service
    return { service: state, deployId: state.live?.id ?? '', before: service.live }
  })
}

function refuse({ say }: RollbackOptions, why: string): ExitCode {
  say(why)
  return EXIT.refused
}
