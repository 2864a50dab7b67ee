import { PROBLEMS } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import { readHistory } from './read-history.ts'

export const routes = [handle(contract.getRecordHistory, get)]

/** @throws AppError FORBIDDEN unless who asks may read such records; NOT_FOUND where there is no such record. */
async function get(context: RequestContext<typeof contract.getRecordHistory>) {
  const { db, params, actor, recordKinds, audit } = context
  const kind = recordKinds.find((known) => known.kind === params.kind)
  if (kind === undefined) throw new AppError(PROBLEMS.notFound)
  if (!actor.permissions.has(kind.access)) {
    throw new AppError(PROBLEMS.forbidden, `This needs the permission "${kind.access}".`)
  }
  const history = await readHistory(db, { kind, patientId: params.patientId, recordId: params.recordId })
  if (history === undefined) throw new AppError(PROBLEMS.notFound)
  audit.record(kind.table, params.recordId, history.versions[0]?.version)
  return history
}
