import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import { listPatientLines } from '@ehr/patient-lines'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { book, move } from './book.ts'
import { toAppointment, toArrival } from './mapping.ts'
import * as queries from './queries.ts'
import { setArrival, setTreatment, withdraw } from './take-step.ts'

export const routes = [
  handle(contract.listDay, listDay),
  handle(contract.listChoices, listChoices),
  handle(contract.listAppointments, list),
  handle(contract.getAppointment, get),
  handle(contract.bookAppointment, book),
  handle(contract.updateAppointment, move),
  handle(contract.setArrival, setArrival),
  handle(contract.setTreatment, setTreatment),
  handle(contract.withdrawAppointment, withdraw),
]

/** What orders both lists. */
const listKey = z.tuple([instant, recordId])

async function listDay({ db, query, audit, pager }: RequestContext<typeof contract.listDay>) {
  const { limit, cursor, ...filter } = query
  const rows = await queries.listDay(db, {
    ...filter,
    after: pager.after(cursor, listKey),
    limit: limit + 1,
  })
  const { items, ...next } = pager.page(rows, limit, keyOf)
  const patients = await listPatientLines(
    db,
    items.map((row) => row.patientId),
  )
  audit.patients([...patients.keys()])
  audit.detail(filter)
  const lines = items.flatMap((row) => {
    const patient = patients.get(row.patientId)
    return patient === undefined ? [] : [toArrival(row, patient)]
  })
  return { items: lines, ...next }
}

async function listChoices({ db, actor }: RequestContext<typeof contract.listChoices>) {
  return {
    locations: await queries.listLocations(db),
    practitioners: await queries.listPractitioners(db),
    practitionerId: await queries.findPractitionerOf(db, actor.userId),
  }
}

async function list({ db, params, query, pager }: RequestContext<typeof contract.listAppointments>) {
  const { limit, cursor, ...filter } = query
  const rows = await queries.listAppointments(db, params.patientId, {
    ...filter,
    after: pager.after(cursor, listKey),
    limit: limit + 1,
  })
  const { items, ...next } = pager.page(rows, limit, keyOf)
  return { items: items.map(toAppointment), ...next }
}

async function get({ db, params, audit }: RequestContext<typeof contract.getAppointment>) {
  const row = await queries.findAppointment(db, params.patientId, params.appointmentId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  audit.record('appointment', row.id, row.version)
  return toAppointment(row)
}

function keyOf(row: queries.AppointmentRow): [string, string] {
  return [row.startsAt.toISOString(), row.id]
}
