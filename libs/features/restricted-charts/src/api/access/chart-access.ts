import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { type Actor, AppError } from '@ehr/http'
import type { ChartAccess } from '../../contract.ts'
import { findPatient } from '../restriction/queries.ts'
import { getRestrictionSettings, listOpenCharts, type OpenChart } from './queries.ts'

/** Whether something opens the chart. */
export function isOpen({ hasCareRelation, brokenUntil }: OpenChart): boolean {
  return hasCareRelation || brokenUntil !== null
}

/** How open a chart is to somebody, and why. @throws AppError NOT_FOUND where there is no such patient. */
export async function describeAccess(
  db: Db,
  patientId: string,
  { actor, now }: { actor: Actor; now: Date },
): Promise<ChartAccess> {
  const patient = await findPatient(db, patientId)
  if (patient === undefined) throw new AppError(PROBLEMS.notFound)
  const { breakGlassHours: hours } = await getRestrictionSettings(db)
  const isClinical = actor.permissions.has('restricted-charts:open')
  const shared = { hours, until: null }
  if (!patient.isRestricted) return { ...shared, state: 'unrestricted', mayBreakGlass: false }
  if (!isClinical) return { ...shared, state: 'closed', mayBreakGlass: false }
  const [chart] = await listOpenCharts(db, [patientId], { userId: actor.userId, now })
  return { ...shared, ...stateOf(chart), mayBreakGlass: true }
}

function stateOf(chart: OpenChart | undefined): Pick<ChartAccess, 'state'> & Partial<ChartAccess> {
  if (chart?.hasCareRelation === true) return { state: 'care-relation' }
  if (chart?.brokenUntil == null) return { state: 'closed' }
  return { state: 'broken-glass', until: chart.brokenUntil.toISOString() }
}
