import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { listWaitingAppointments } from './appointment-queries.ts'
import { toCoding, toEncounter } from './mapping.ts'
import * as queries from './queries.ts'
import { setStatus, start, update } from './write-visit.ts'

export const routes = [
  handle(contract.listEncounters, list),
  handle(contract.getEncounter, get),
  handle(contract.startEncounter, start),
  handle(contract.updateEncounter, update),
  handle(contract.setEncounterStatus, setStatus),
  handle(contract.listVisitChoices, listChoices),
  handle(contract.listWaiting, listWaiting),
]

/** What orders the list. */
const listKey = z.tuple([instant, recordId])

async function list({ db, params, query, pager }: RequestContext<typeof contract.listEncounters>) {
  const { limit, cursor, ...filter } = query
  const rows = await queries.listEncounters(db, params.patientId, {
    ...filter,
    after: pager.after(cursor, listKey),
    limit: limit + 1,
  })
  const { items, ...next } = pager.page(rows, limit, (row) => [row.startedAt.toISOString(), row.id])
  return { items: items.map(toEncounter), ...next }
}

async function get({ db, params, audit }: RequestContext<typeof contract.getEncounter>) {
  const row = await queries.findEncounter(db, params.patientId, params.encounterId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  audit.record('encounter', row.id, row.version)
  return toEncounter(row)
}

async function listChoices({ db, actor }: RequestContext<typeof contract.listVisitChoices>) {
  return {
    locations: await queries.listLocations(db),
    practitioners: await queries.listPractitioners(db),
    ownPractitionerId: await queries.findOwnPractitioner(db, actor.userId),
  }
}

/** How far from now an appointment may begin to be taken for today's, whatever the site's clocks say. */
const HALF_A_DAY_MS = 12 * 3_600_000

async function listWaiting({ db, params, now }: RequestContext<typeof contract.listWaiting>) {
  const rows = await listWaitingAppointments(db, params.patientId, {
    from: new Date(now.getTime() - HALF_A_DAY_MS),
    to: new Date(now.getTime() + HALF_A_DAY_MS),
  })
  return {
    items: rows.map((row) => ({
      id: row.id,
      startsAt: row.startsAt.toISOString(),
      hasArrived: row.status !== 'booked',
      visitType: toCoding(row.visitTypeSystem, row.visitTypeCode, row.visitTypeDisplay),
      reason: toCoding(row.reasonSystem, row.reasonCode, row.reasonDisplay),
      locationId: row.locationId,
      practitionerId: row.practitionerId,
    })),
  }
}
