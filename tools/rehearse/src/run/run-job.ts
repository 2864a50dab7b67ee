import { holds, type Status } from '../expressions/evaluate.ts'
import { resolve, sourceOf } from '../expressions/resolve.ts'
import { asValues, toText, type Values } from '../expressions/value.ts'
import { type Cell, expandMatrix } from '../workflow/expand-matrix.ts'
import type { Job } from '../workflow/read-workflow.ts'
import { type CellOutcome, type JobOutcome, type Result, sumUp } from './outcome.ts'
import type { Rehearsal } from './rehearsal.ts'
import { runCell } from './run-cell.ts'

/** What a job comes after. */
export interface Before {
  /** What it names itself. */
  needs: readonly JobOutcome[]
  /** These, and all that those need: what `success()` and `failure()` are about. */
  ancestors: readonly JobOutcome[]
}

/** Decides whether a job runs, and runs all of its cells. */
export async function runJob(rehearsal: Rehearsal, job: Job, before: Before): Promise<JobOutcome> {
  const contexts = { needs: describeNeeds(before.needs) }
  const scope = {
    contexts: { ...rehearsal.contexts, ...contexts },
    status: judge(before.ancestors, rehearsal.signal.aborted),
    hashFiles: () => '',
  }
  try {
    if (!holds(job.condition, scope)) return skip(rehearsal, job, 'skipped', 'its condition does not hold')
    const strategy = asValues(resolve(job.token.find('strategy'), scope))
    const cells = expandMatrix(strategy.matrix ?? null)
    if (cells.length === 0) throw new Error('Matrix vector does not contain any values')
    return sumUp(job.id, await runCells(rehearsal, job, { strategy, cells, contexts }))
  } catch (error) {
    return skip(rehearsal, job, 'failure', error instanceof Error ? error.message : String(error))
  }
}

interface Strategy {
  strategy: Values
  cells: readonly Cell[]
  contexts: Values
}

/** Where one cell fails the others end, unless the workflow says otherwise. */
async function runCells(
  rehearsal: Rehearsal,
  job: Job,
  { strategy, cells, contexts }: Strategy,
): Promise<CellOutcome[]> {
  const failing = new AbortController()
  const isFast = toText(strategy['fail-fast']) !== 'false' && cells.length > 1
  const atOnce = Number(toText(strategy['max-parallel']) || cells.length)
  const claims = listClaims(rehearsal, job)
  const signal = AbortSignal.any([rehearsal.signal, failing.signal])
  return await Promise.all(
    cells.map(async (cell, index) => {
      const own = {
        ...contexts,
        matrix: cell.values,
        strategy: {
          'fail-fast': isFast,
          'job-index': index,
          'job-total': cells.length,
          'max-parallel': atOnce,
        },
      }
      const name = nameOf(rehearsal, job, cell, own)
      // Of cells that may not all run at once, so many take turns at each place.
      const turn = atOnce < cells.length ? [`${job.id}, place ${index % atOnce}`] : []
      return await rehearsal.limit([...claims, ...turn], async () => {
        if (signal.aborted)
          return { name, result: 'cancelled' as const, isForgiven: false, outputs: {}, seconds: 0 }
        const outcome = await runCell({ rehearsal, job, cell, name, contexts: own, signal })
        if (outcome.result === 'failure' && !outcome.isForgiven && isFast) failing.abort()
        return outcome
      })
    }),
  )
}

/** On GitHub each job has a machine of its own; here whatever names the port of a service has it alone. */
function listClaims({ servicePorts }: Rehearsal, { token }: Job): string[] {
  const text = JSON.stringify(token.toJSON())
  return servicePorts.filter((port) => new RegExp(`(?<!\\d)${port}(?!\\d)`).test(text)).map(String)
}

function nameOf(rehearsal: Rehearsal, { token, id }: Job, { suffix }: Cell, contexts: Values): string {
  const name = token.find('name')
  const scope = {
    contexts: { ...rehearsal.contexts, ...contexts },
    status: { success: true, failure: false, cancelled: false },
    hashFiles: () => '',
  }
  const text = toText(resolve(name, scope)) || id
  // A name that says which cell it is needs nothing more.
  return sourceOf(name).includes('matrix.') ? text : `${text}${suffix}`
}

function describeNeeds(needs: readonly JobOutcome[]): Values {
  return Object.fromEntries(needs.map(({ id, result, outputs }) => [id, { result, outputs }]))
}

function judge(ancestors: readonly JobOutcome[], isStopped: boolean): Status {
  const has = (result: Result) => ancestors.some((each) => each.result === result)
  return {
    success: !isStopped && ancestors.every(({ result }) => result === 'success'),
    failure: !isStopped && has('failure'),
    cancelled: isStopped || has('cancelled'),
  }
}

function skip(rehearsal: Rehearsal, job: Job, result: 'skipped' | 'failure', why: string): JobOutcome {
  const name = sourceOf(job.token.find('name')) || job.id
  rehearsal.reporter.jobEnded(name, result, 0, why)
  return {
    id: job.id,
    result,
    outputs: {},
    cells: [{ name, result, isForgiven: false, outputs: {}, seconds: 0, why }],
  }
}
