import type { Db } from '@ehr/db'
import type { RecordKind } from '@ehr/http'
import type { RecordHistory } from '../contract.ts'
import { type Change, listChanges, listPartChanges, partsAt } from './changes.ts'
import { planFields } from './fields.ts'
import * as queries from './queries.ts'
import { listReferences, nameReferences, type RecordReference } from './values.ts'

/** More versions than anybody reads; older ones are said to be left out. */
const MOST_VERSIONS = 200

/** A record's address. */
export interface RecordAddress {
  readonly kind: RecordKind
  readonly patientId: string
  readonly recordId: string
}

/** All that changed in a record; `undefined` when this patient has no such record of this kind. */
export async function readHistory(db: Db, address: RecordAddress): Promise<RecordHistory | undefined> {
  const { kind, patientId, recordId } = address
  const where = { ...kind.where, [kind.patientColumn ?? 'patient_id']: patientId.toLowerCase() }
  const states = await queries.listStates(db, { table: kind.table, id: recordId, where }, MOST_VERSIONS + 1)
  if (states.length === 0) return undefined

  const versions = await describeVersions(db, address, states)
  const shown = versions.slice(0, MOST_VERSIONS)
  return { versions: await nameEverything(db, shown), isCut: versions.length > shown.length }
}

interface Version {
  readonly version: number
  readonly at: string
  readonly by: string | null
  readonly changes: readonly Change[]
}

/** @param states the newest first */
async function describeVersions(
  db: Db,
  { kind, recordId }: RecordAddress,
  states: readonly queries.RowState[],
): Promise<Version[]> {
  const fields = planFields(await queries.listColumns(db, kind.table), kind.omit)
  const partChanges = await Promise.all(
    (kind.parts ?? []).map(async (part) => await readParts(db, part, { recordId, states })),
  )
  return states.map((state, place) => ({
    version: Number(state.version),
    at: new Date(state.updated_at ?? '').toISOString(),
    by: state.updated_by ?? state.created_by ?? null,
    changes: [
      ...listChanges(fields, state, states[place + 1]),
      ...partChanges.flatMap((changes) => changes[place] ?? []),
    ],
  }))
}

/** What changed in the parts with each version. */
async function readParts(
  db: Db,
  { field, table, ownerColumn }: NonNullable<RecordKind['parts']>[number],
  { recordId, states }: { recordId: string; states: readonly queries.RowState[] },
): Promise<Change[][]> {
  const columns = await queries.listColumns(db, table)
  const fields = planFields(columns, [ownerColumn])
  const parts = await queries.listPartStates(db, { table, ownerColumn, ownerId: recordId })
  const ends = states.map((_, place) => beginOf(states[place - 1]))
  const perVersion = ends.map((end) => partsAt(parts, fields, end))
  return perVersion.map((after, place) => listPartChanges(field, after, perVersion[place + 1] ?? []))
}

function beginOf(state: queries.RowState | undefined): Date | null {
  return state?.updated_at == null ? null : new Date(state.updated_at)
}

/** Puts names in the places of ids, with one query a table. */
async function nameEverything(db: Db, versions: readonly Version[]): Promise<RecordHistory['versions']> {
  const values = versions.flatMap(({ changes }) => changes.flatMap(({ before, after }) => [before, after]))
  const authors = versions.flatMap(({ by }) => (by === null ? [] : [accountOf(by)]))
  const nameOf = await findNames(db, [...listReferences(values), ...authors])
  return versions.map(({ version, at, by, changes }) => ({
    version,
    at,
    by: by === null ? null : nameOf(accountOf(by)),
    changes: changes.map(({ field, before, after }) => ({
      field,
      before: nameReferences(before, nameOf),
      after: nameReferences(after, nameOf),
    })),
  }))
}

function accountOf(id: string): RecordReference {
  return { type: 'id', table: 'app_user', id }
}

async function findNames(db: Db, references: readonly RecordReference[]) {
  const tables = Map.groupBy(references, ({ table }) => table)
  const lists = await Promise.all(
    [...tables].map(([table, same]) => queries.listNames(db, table, [...new Set(same.map(({ id }) => id))])),
  )
  const names = new Map(lists.flat().map(({ id, name }) => [id, name]))
  return ({ id }: RecordReference): string | null => names.get(id) ?? null
}
