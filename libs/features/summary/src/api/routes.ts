import { PROBLEMS } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import * as queries from './queries.ts'

export const routes = [handle(contract.printSummary, recordPrint)]

async function recordPrint({ db, params, body }: RequestContext<typeof contract.printSummary>) {
  if (!(await queries.hasPatient(db, params.patientId))) throw new AppError(PROBLEMS.notFound)
  return { paper: body.paper }
}
