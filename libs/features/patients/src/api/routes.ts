import { PROBLEMS, recordId } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { listLikelyDuplicates } from './duplicates/likely-duplicates.ts'
import { toDetails, toPatient, toPatientColumns } from './patient-mapping.ts'
import * as queries from './queries.ts'
import {
  type Hit,
  listNewestPatients,
  listRecentPatientIds,
  type SearchPage,
  searchPatients,
} from './search/queries.ts'
import { parseSearchTerms } from './search/search-terms.ts'
import { findSummary, listSummaries } from './summaries/patient-summary.ts'

export const routes = [
  handle(contract.searchPatients, search),
  handle(contract.listRecentPatients, listRecent),
  handle(contract.findDuplicates, findDuplicates),
  handle(contract.getPatient, getPatient),
  handle(contract.getPatientSummary, getSummary),
  handle(contract.registerPatient, register),
  handle(contract.updatePatient, update),
  handle(contract.setPatientActive, setActive),
]

const RECENT_PATIENTS = 10

/** Score, name and id of the last patient of a page. */
const hitKey = z.tuple([z.string(), z.string(), recordId])

async function search({ db, body, audit, pager }: RequestContext<typeof contract.searchPatients>) {
  const page = {
    includeInactive: body.includeInactive,
    after: pager.after(body.cursor, hitKey),
    limit: body.limit + 1,
  }
  const hits = await listHits(db, body.text, page)
  const { items, ...next } = pager.page(hits, body.limit, (hit) => [hit.score, hit.sortName, hit.patientId])
  const ids = items.map((hit) => hit.patientId)
  audit.patients(ids)
  return { items: await listSummaries(db, ids), ...next }
}

/** Without a text everybody, the newest first; a text that says nothing (`%`) finds nobody. */
async function listHits(db: Db, text: string, page: Omit<SearchPage, 'terms'>): Promise<Hit[]> {
  if (text === '') return listNewestPatients(db, page)
  const terms = parseSearchTerms(text)
  return terms.length === 0 ? [] : searchPatients(db, { ...page, terms })
}

async function listRecent({ db, actor, audit }: RequestContext<typeof contract.listRecentPatients>) {
  const items = await listSummaries(db, await listRecentPatientIds(db, actor.userId, RECENT_PATIENTS))
  audit.patients(items.map((patient) => patient.id))
  return { items }
}

async function findDuplicates({ db, body, audit }: RequestContext<typeof contract.findDuplicates>) {
  const items = await listLikelyDuplicates(db, body)
  audit.patients(items.map((item) => item.patient.id))
  return { items }
}

async function getPatient({ db, params }: RequestContext<typeof contract.getPatient>) {
  return toPatient(await getRecord(db, params.patientId))
}

async function getSummary({ db, params }: RequestContext<typeof contract.getPatientSummary>) {
  const summary = await findSummary(db, params.patientId)
  if (summary === undefined) throw new AppError(PROBLEMS.notFound)
  return summary
}

async function register({ db, body, actor, audit }: RequestContext<typeof contract.registerPatient>) {
  const { duplicateReason, ...input } = body
  const duplicates = duplicateReason === null ? await listLikelyDuplicates(db, input) : []
  if (duplicates.length > 0) throw new AppError(contract.likelyDuplicate)
  if (duplicateReason !== null) audit.reason(duplicateReason)

  const by = { createdBy: actor.userId, updatedBy: actor.userId }
  const mrn = await queries.takeMedicalRecordNumber(db)
  const { id, version } = await queries.insertPatient(db, { ...toPatientColumns(input), ...by, mrn })
  await queries.insertDetails(db, id, toDetails(input, actor.userId))
  audit.patients([id])
  audit.record('patient', id, version)
  for (const part of DETAILS) if (input[part].length > 0) audit.changed(part, null, input[part])
  return toPatient(await getRecord(db, id))
}

async function update(context: RequestContext<typeof contract.updatePatient>) {
  const { db, params, body, actor, expectedVersion, audit } = context
  const before = toPatient(await getRecord(db, params.patientId))
  const columns = { ...toPatientColumns(body), updatedBy: actor.userId }
  const row = await queries.updatePatient(db, params.patientId, expectedVersion, columns)
  if (row === undefined) throw new AppError(PROBLEMS.stale)

  const details = toDetails(body, actor.userId)
  const changed = DETAILS.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(body[part]))
  await queries.deleteDetails(db, row.id, changed)
  await queries.insertDetails(db, row.id, Object.fromEntries(changed.map((part) => [part, details[part]])))
  audit.record('patient', row.id, row.version)
  for (const part of changed) audit.changed(part, before[part], body[part])
  return toPatient(await getRecord(db, row.id))
}

const DETAILS = ['names', 'identifiers', 'contacts', 'addresses', 'relatedPersons'] as const

async function setActive(context: RequestContext<typeof contract.setPatientActive>) {
  const { db, params, body, actor, expectedVersion, audit } = context
  await getRecord(db, params.patientId)
  const change = { isActive: body.isActive, inactiveReason: body.isActive ? null : body.reason }
  const row = await queries.updatePatient(db, params.patientId, expectedVersion, {
    ...change,
    updatedBy: actor.userId,
  })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  if (body.reason !== null) audit.reason(body.reason)
  audit.record('patient', row.id, row.version)
  return toPatient(await getRecord(db, row.id))
}

async function getRecord(db: Db, id: string) {
  const record = await queries.findPatient(db, id)
  if (record === undefined) throw new AppError(PROBLEMS.notFound)
  return record
}
