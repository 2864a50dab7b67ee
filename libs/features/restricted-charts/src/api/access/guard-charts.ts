import { AppError, type PatientAccess } from '@ehr/http'
import { chartRestricted } from '../../contract.ts'
import { isOpen } from './chart-access.ts'
import { isRestricted, listOpenCharts } from './queries.ts'

/**
 * Keeps restricted charts from those without a care relation, whatever route they try. The usual case, a chart
 * that is not restricted, costs one query by primary key.
 *
 * @throws AppError CHART_RESTRICTED
 */
export async function guardCharts({ db, actor, patientIds, contract, now }: PatientAccess): Promise<void> {
  if (contract.openForRestricted !== undefined) return
  const areRestricted = await Promise.all(patientIds.map((id) => isRestricted(db, id)))
  const restricted = patientIds.filter((_, place) => areRestricted[place])
  if (restricted.length === 0) return
  if (actor?.permissions.has('restricted-charts:open') !== true) throw new AppError(chartRestricted)
  const charts = await listOpenCharts(db, restricted, { userId: actor.userId, now })
  if (!charts.every(isOpen)) throw new AppError(chartRestricted)
}
