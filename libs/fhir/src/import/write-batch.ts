import { recordWrite } from '@ehr/audit'
import { sql } from 'kysely'
import type { AnyMapping } from '../mappings/mapping.ts'
import type { Db } from './import-options.ts'
import { namesOf } from './item.ts'
import type { MappedItem } from './map-batch.ts'
import type { Plan } from './plan-batch.ts'
import {
  insertRows,
  type Parts,
  replaceParts,
  snakeCase,
  updateRows,
  upsertSourceRecords,
} from './write-rows.ts'

/** A record was edited between the moment it was compared and the moment it was written. */
export class StaleRecordError extends Error {
  override readonly name = 'StaleRecordError'
}

type Written = Extract<Plan, { kind: 'create' | 'update' }>

export interface WriteOptions {
  readonly source: string
}

/**
 * Writes a batch's creates and updates, in order of reference, with their source records and their audit event,
 * in the caller's transaction. @throws StaleRecordError when a record was edited meanwhile.
 */
export async function writeBatch(trx: Db, plans: readonly Plan[], options: WriteOptions): Promise<void> {
  const written = plans.filter(isWritten)
  const byTable = Map.groupBy(written, ({ item }) => item.item.mapping.table)
  for (const [table, group] of byTable) {
    const creates = group.filter(({ kind }) => kind === 'create').map(({ item }) => item)
    const updates = group.filter(({ kind }) => kind === 'update').map(({ item }) => item)
    await createRecords(trx, table, creates)
    await updateRecords(trx, table, updates)
  }
  await rememberSources(trx, plans, options.source)
  await recordAudit(trx, written, options.source)
}

async function createRecords(trx: Db, table: string, items: readonly MappedItem[]): Promise<void> {
  const mrns = table === 'patient' ? await drawMrns(trx, items.length) : []
  const rows = items.map(({ recordId, root }, index) => {
    const mrn = mrns[index]
    return { id: recordId, ...root, ...(mrn === undefined ? {} : { mrn }) }
  })
  await insertRows(trx, table, rows)
  await insertParts(trx, items)
}

async function updateRecords(trx: Db, table: string, items: readonly MappedItem[]): Promise<void> {
  const rows = items.map(({ recordId, known, root }) => {
    // The number that the person was registered under here is not the source's to change.
    const { mrn: _, ...content } = root
    return { id: recordId, version: known?.version ?? 0, ...content }
  })
  const changed = await updateRows(trx, table, rows)
  if (changed.size !== items.length) throw new StaleRecordError(`${table}: a record was edited meanwhile.`)
  for (const [mapping, group] of Map.groupBy(items, ({ item }) => item.mapping)) {
    for (const part of mapping.parts?.tables ?? []) await replaceParts(trx, wantedParts(part, mapping, group))
  }
}

async function insertParts(trx: Db, items: readonly MappedItem[]): Promise<void> {
  for (const [mapping, group] of Map.groupBy(items, ({ item }) => item.mapping)) {
    for (const part of mapping.parts?.tables ?? []) {
      await insertRows(trx, part, wantedParts(part, mapping, group).rows)
    }
  }
}

function wantedParts(table: string, mapping: AnyMapping, items: readonly MappedItem[]): Parts {
  const parentColumn = mapping.parts?.parentColumn ?? ''
  const perItem = items.map(({ recordId, parts }) => ({
    id: recordId,
    rows: parts.find((part) => part.table === table)?.rows ?? [],
  }))
  return {
    ...{ table, parentColumn },
    parents: perItem.map(({ id, rows }) => ({ id, count: rows.length })),
    rows: perItem.flatMap(({ id, rows }) =>
      rows.map((row, position) => ({ [parentColumn]: id, position, ...row })),
    ),
  }
}

async function drawMrns(trx: Db, count: number): Promise<string[]> {
  if (count === 0) return []
  const result = await sql<{ mrn: string }>`
    select next_mrn() as mrn from generate_series(1, ${count}::integer)`.execute(trx)
  return result.rows.map(({ mrn }) => mrn)
}

async function rememberSources(trx: Db, plans: readonly Plan[], source: string): Promise<void> {
  const rows = plans.flatMap((plan) => sourceRows(plan, source))
  // A resource twice in one batch: one row, else the statement would change it twice.
  const distinct = [...new Map(rows.map((row) => [`${row.sourceType}/${row.sourceId}`, row])).values()]
  await upsertSourceRecords(trx, distinct)
}

/** A row for its id, and one for the name that its bundle gives it; of what is unchanged, a new name only. */
function sourceRows(plan: Plan, source: string) {
  if (!('hash' in plan)) return []
  const { item, hash } = plan
  const version = item.known?.recordVersion ?? 0
  const isUnchanged = plan.kind === 'unchanged'
  if (isUnchanged && item.known === undefined) return []
  return (isUnchanged ? item.newNames : namesOf(item.item)).map((sourceId) => ({
    source,
    sourceType: item.item.mapping.resourceType,
    sourceId,
    recordType: snakeCase(item.item.mapping.table),
    recordId: item.recordId,
    recordVersion: isUnchanged ? version : version + 1,
    hash: `\\x${hash.toString('hex')}`,
  }))
}

/** One event for all that a batch made, one for all that it changed: who was concerned, how many of what. */
async function recordAudit(trx: Db, written: readonly Written[], source: string): Promise<void> {
  for (const kind of ['create', 'update'] as const) {
    const items = written.filter((plan) => plan.kind === kind).map(({ item }) => item)
    if (items.length === 0) continue
    const tables = Map.groupBy(items, ({ item }) => snakeCase(item.mapping.table))
    await recordWrite(trx, {
      action: kind,
      outcome: 'success',
      operation: 'import',
      patientIds: [...new Set(items.flatMap(patientOf))],
      detail: {
        source,
        records: Object.fromEntries([...tables].map(([table, list]) => [table, list.length])),
      },
    })
  }
}

function patientOf({ item, recordId, root }: MappedItem): string[] {
  if (item.mapping.table === 'patient') return [recordId]
  return typeof root.patientId === 'string' ? [root.patientId] : []
}

function isWritten(plan: Plan): plan is Written {
  return plan.kind === 'create' || plan.kind === 'update'
}
