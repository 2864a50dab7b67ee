import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import { keepTimeFree } from './keep-time-free.ts'
import { spanOf, toAppointment, toColumns } from './mapping.ts'
import * as queries from './queries.ts'

/** Books an appointment. @throws AppError APPOINTMENT_OVERLAP for a double booking without a reason */
export async function book(context: RequestContext<typeof contract.bookAppointment>) {
  const { db, params, body, actor, audit } = context
  const { patientId } = params
  if (!(await queries.hasPatient(db, patientId))) throw new AppError(PROBLEMS.notFound)
  const overlapReason = await takeTime(db, body, undefined)
  const { id, version } = await queries.insertAppointment(db, {
    ...toColumns(body),
    overlapReason,
    patientId,
    createdBy: actor.userId,
    updatedBy: actor.userId,
  })
  if (overlapReason !== null) audit.reason(overlapReason)
  audit.record('appointment', id, version)
  return await getAnswer(db, patientId, id)
}

/** Moves an appointment or changes what it is for. @throws AppError as `book`, and once the patient is in the room */
export async function move(context: RequestContext<typeof contract.updateAppointment>) {
  const { db, params, body, actor, expectedVersion, audit } = context
  const before = await queries.findAppointment(db, params.patientId, params.appointmentId)
  if (before === undefined) throw new AppError(PROBLEMS.notFound)
  if (before.version !== expectedVersion) throw new AppError(PROBLEMS.stale)
  if (before.status !== 'booked' && before.status !== 'arrived') throw new AppError(contract.noSuchStep)
  const overlapReason = await takeTime(db, body, before.id)
  const row = await queries.updateAppointment(db, before.id, expectedVersion, {
    ...toColumns(body),
    overlapReason,
    updatedBy: actor.userId,
  })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  if (overlapReason !== null) audit.reason(overlapReason)
  audit.record('appointment', row.id, row.version)
  return await getAnswer(db, params.patientId, row.id)
}

/** Checks site and practitioner, then takes the time. @returns why it is taken twice, if it is */
async function takeTime(
  db: Db,
  body: contract.AppointmentInput,
  exceptId: string | undefined,
): Promise<string | null> {
  const { practitionerId, locationId, overlapReason } = body
  const places = []
  const locations = await queries.listLocations(db)
  if (!locations.some(({ id }) => id === locationId)) {
    places.push({ pointer: '/body/locationId', detail: 'No patients are seen at this site' })
  }
  const practitioner = await queries.lockPractitioner(db, practitionerId)
  if (practitioner?.isActive !== true) {
    places.push({ pointer: '/body/practitionerId', detail: 'This practitioner cannot be booked' })
  }
  if (places.length > 0) throw new AppError(PROBLEMS.badRequest, undefined, places)
  return await keepTimeFree(db, { practitionerId, ...spanOf(body) }, { overlapReason, exceptId })
}

async function getAnswer(db: Db, patientId: string, id: string) {
  const row = await queries.findAppointment(db, patientId, id)
  if (row === undefined) throw new Error(`Appointment ${id} was written and cannot be read.`)
  return toAppointment(row)
}
