import { sql } from 'kysely'
import type { Db, ImportOptions, ImportProblem } from './import-options.ts'
import { type Item, isReferredTo, keysOf } from './item.ts'
import type { BaseContext, Links } from './links.ts'
import { type MappedBatch, mapBatch } from './map-batch.ts'
import { outcomeOf, type Plan, planBatch } from './plan-batch.ts'
import type { SeenKeys } from './seen-keys.ts'
import type { Tally } from './summary.ts'
import { StaleRecordError, writeBatch } from './write-batch.ts'

/** What an import knows while it runs. */
export interface Run {
  readonly db: Db
  readonly source: string
  readonly base: BaseContext
  readonly links: Links
  readonly seen: SeenKeys
  readonly tally: Tally
  readonly isDryRun: boolean
  readonly options: ImportOptions
  report(item: Item, path: string, detail: string): void
}

export type ReportProblem = (problem: ImportProblem) => void

const MOST_ATTEMPTS = 5

/** The id that stands for a record that a dry run would have made. */
const PROMISED = '00000000-0000-0000-0000-000000000000'

/**
 * Imports a batch in one transaction: all of it is written, or nothing. A batch that the database refuses is
 * halved until the resource that it refuses stands alone; that one is reported, the rest is imported.
 * @returns the items that wait for a later pass. @throws what is not about the data, such as a lost connection.
 */
export async function processBatch(run: Run, items: readonly Item[], isLastPass: boolean): Promise<Item[]> {
  try {
    const { batch, plans } = await runPatiently(run, items, isLastPass)
    account(run, batch, plans)
    return [...batch.deferred]
  } catch (error) {
    if (!isAboutData(error)) throw error
    const [only] = items
    if (items.length === 1 && only !== undefined) {
      fail(run, only, '', `The database refuses it: ${refusal(error)}.`)
      return []
    }
    const half = Math.ceil(items.length / 2)
    const first = await processBatch(run, items.slice(0, half), isLastPass)
    return [...first, ...(await processBatch(run, items.slice(half), isLastPass))]
  }
}

interface BatchResult {
  readonly batch: MappedBatch
  readonly plans: readonly Plan[]
}

/** Runs the batch again where others were in its way: nothing of it was written. */
async function runPatiently(run: Run, items: readonly Item[], isLastPass: boolean): Promise<BatchResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(run, items, isLastPass)
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isPassing(error)) throw error
    }
  }
}

async function runOnce(run: Run, items: readonly Item[], isLastPass: boolean): Promise<BatchResult> {
  const { db, source, links, base, seen, isDryRun } = run
  const promised = isDryRun ? (key: string) => (seen.has(key) ? PROMISED : undefined) : undefined
  const options = { source, links, base, isLastPass, promised }
  if (isDryRun) {
    const batch = await mapBatch(db, items, options)
    return { batch, plans: planBatch(batch.mapped, { isDryRun }) }
  }
  return await db.transaction().execute(async (trx) => {
    // Two imports of one source at once take turns, batch by batch, and so never make a record twice.
    await sql`select pg_advisory_xact_lock(hashtext(${`import ${source}`}))`.execute(trx)
    const batch = await mapBatch(trx, items, options)
    const plans = planBatch(batch.mapped, { isDryRun })
    await writeBatch(trx, plans, { source })
    return { batch, plans }
  })
}

function account(run: Run, batch: MappedBatch, plans: readonly Plan[]): void {
  for (const plan of plans) {
    run.tally.count(plan.item.item.mapping.resourceType, outcomeOf(plan))
    if ('detail' in plan) run.report(plan.item.item, '', plan.detail)
  }
  for (const { item, problems } of batch.failed) {
    run.tally.count(item.mapping.resourceType, 'failed')
    for (const { path, detail } of problems) run.report(item, path, detail)
  }
  for (const path of batch.unresolved) run.tally.unresolvedReferences.add(path)
  for (const { item, recordId } of batch.mapped) {
    if (!isReferredTo(item)) continue
    for (const key of keysOf(item)) run.links.rememberRecord(key, recordId)
  }
  for (const [key, concept] of batch.local.concepts) run.links.rememberConcept(key, concept)
}

function fail(run: Run, item: Item, path: string, detail: string): void {
  run.tally.count(item.mapping.resourceType, 'failed')
  run.report(item, path, detail)
}

/** SQLSTATE classes 22 (data) and 23 (constraints), https://www.postgresql.org/docs/16/errcodes-appendix.html */
function isAboutData(error: unknown): boolean {
  return /^2[23]/.test(memberOf(error, 'code'))
}

/** Somebody edited a record meanwhile, or two transactions waited for each other (deadlock, lock timeout). */
function isPassing(error: unknown): boolean {
  return error instanceof StaleRecordError || ['40001', '40P01', '55P03'].includes(memberOf(error, 'code'))
}

/** Names the rule, never the value: the database's own message quotes it. */
function refusal(error: unknown): string {
  const constraint = memberOf(error, 'constraint')
  const column = memberOf(error, 'column')
  const rule = constraint === '' ? column : constraint
  return `SQLSTATE ${memberOf(error, 'code')}${rule === '' ? '' : `, ${rule}`}`
}

function memberOf(error: unknown, name: 'code' | 'constraint' | 'column'): string {
  if (typeof error !== 'object' || error === null || !(name in error)) return ''
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : ''
}
