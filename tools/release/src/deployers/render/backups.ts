import type { HttpContext } from '../../http/request.ts'
import type { RestorePoint } from '../deployer.ts'
import type { RenderClient } from './render-client.ts'

const POLL_MS = 10_000
/** An export of a large database takes its time; half an hour is more than a deployment should wait. */
const SEARCHES = 180

/** A database on Render. */
export interface BackedUp {
  /** Its name there. */
  instance: string
  hasPointInTimeRecovery: boolean
}

/** Says whether the database can be brought back to this moment, and how that is named. */
export async function findRestorePoint(
  { clock }: HttpContext,
  client: RenderClient,
  { instance, hasPointInTimeRecovery }: BackedUp,
): Promise<RestorePoint> {
  const id = await client.findPostgres(instance)
  if (id === undefined)
    return {
      isThere: false,
      why: `there is no database ${instance} on Render.`,
      todo: 'Apply render.yaml in Render’s dashboard (Blueprints), then try again.',
    }
  if (!hasPointInTimeRecovery) return { isThere: true, text: `an export of ${instance}, taken before` }
  const { recoveryStatus, startsAt } = await client.getRecovery(id)
  if (recoveryStatus === 'AVAILABLE') return { isThere: true, text: pointInTime(instance, clock.now()) }
  return {
    isThere: false,
    why: `${instance} cannot be restored to a point in time: ${recoveryStatus}${startsAt ? ` before ${startsAt}` : ''}.`,
    todo: 'Wait for its first base backup, or choose a plan that has recovery.',
  }
}

/**
 * Takes an export. Where the database can be restored to any point in time, that point is named and the export only
 * begun; else the export is the restore point and is waited for.
 *
 * @throws when it does not come to its end.
 */
export async function takeBackup(
  context: HttpContext,
  client: RenderClient,
  { instance, hasPointInTimeRecovery }: BackedUp,
): Promise<string> {
  const id = await client.findPostgres(instance)
  if (id === undefined)
    throw new Error(`There is no database ${instance} on Render. Apply render.yaml there.`)
  const point = pointInTime(instance, context.clock.now())
  const known = new Set((await client.listExports(id)).map((each) => each.id))
  await client.startExport(id)
  if (hasPointInTimeRecovery) return point
  for (let search = 0; search < SEARCHES; search += 1) {
    const made = (await client.listExports(id)).find((each) => !known.has(each.id) && each.url !== undefined)
    if (made !== undefined) return `export ${made.id} of ${instance}, ${made.createdAt}`
    await context.clock.sleep(POLL_MS, context.signal)
  }
  throw new Error(`The export of ${instance} was not done within half an hour. Look at it on Render.`)
}

function pointInTime(instance: string, at: Date): string {
  return `point in time ${at.toISOString()} of ${instance}`
}
