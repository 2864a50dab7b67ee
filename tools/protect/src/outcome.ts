import { type Change, listChanges } from './compare.ts'
import type { Note, Part } from './part.ts'
import { Refused, Stopped } from './refused.ts'

/** What became of one part; `why` is absent where nothing went wrong. */
export interface PartOutcome {
  what: string
  from: string
  state: 'same' | 'absent' | 'different'
  changes: readonly Change[]
  result: 'nothing to do' | 'not written' | 'applied' | 'failed' | 'not tried'
  why?: string
}

/** How the other side compares with delivery.json, and what was done about it. */
export interface Report {
  parts: readonly PartOutcome[]
  /** Areas that could not be looked at. */
  unread: readonly { what: string; why: string }[]
  notes: readonly Note[]
  /** Why it ended before its end. */
  stopped?: string
}

/** One part, compared, and the steps that bring it to where it should be. */
export interface Task {
  part: Omit<Part, 'calls'>
  steps: readonly (() => Promise<unknown>)[]
}

/** Says whether everything is as delivery.json says, as far as it was seen. */
export function isClean({ parts, unread, notes, stopped }: Report): boolean {
  return (
    stopped === undefined &&
    unread.length === 0 &&
    notes.every(({ kind }) => kind !== 'missing') &&
    parts.every(({ result }) => result === 'nothing to do' || result === 'applied')
  )
}

/** Compares a part; nothing is done yet. */
export function comparePart({ what, from, found, wanted }: Task['part']): PartOutcome {
  const changes = listChanges(found ?? {}, wanted)
  const isSame = found !== undefined && changes.length === 0
  return {
    ...{ what, from, changes },
    state: isSame ? 'same' : found === undefined ? 'absent' : 'different',
    result: isSame ? 'nothing to do' : 'not written',
  }
}

/** Applies what differs, one after the other; what is refused holds nothing else up, what stops ends it. */
export async function applyTasks(tasks: readonly Task[]): Promise<Pick<Report, 'parts' | 'stopped'>> {
  const parts: PartOutcome[] = []
  let stopped: string | undefined
  for (const { part, steps } of tasks) {
    const outcome = comparePart(part)
    if (outcome.state === 'same') parts.push(outcome)
    else if (stopped !== undefined) parts.push({ ...outcome, result: 'not tried' })
    else {
      const applied = await applySteps(steps)
      parts.push({ ...outcome, ...applied.outcome })
      stopped = applied.stopped
    }
  }
  return { parts, ...(stopped !== undefined && { stopped }) }
}

interface Applied {
  outcome: Pick<PartOutcome, 'result' | 'why'>
  stopped?: string
}

async function applySteps(steps: Task['steps']): Promise<Applied> {
  let done = 0
  try {
    for (const step of steps) {
      await step()
      done += 1
    }
    return { outcome: { result: 'applied' } }
  } catch (error) {
    const isStop = error instanceof Stopped
    if (!isStop && !(error instanceof Refused)) throw error
    const part = done === 0 ? '' : ` ${done} of its ${steps.length} requests were done before.`
    const outcome = { result: 'failed', why: `${error.message}${part}` } as const
    return { outcome, ...(isStop && { stopped: error.message }) }
  }
}
