import { compareLines } from '../sync/compare-lines.ts'
import { listOtherValues } from './other-values.ts'
import { getAt, listSteps, type Step, setAt } from './setting-paths.ts'

/** What becomes of a line when a setting has another value: it reads otherwise, or it is not there. */
export type Effect = 'alters' | 'removes'

/** A setting on which a line depends. */
export interface Cause {
  steps: readonly Step[]
  effect: Effect
}

/** What a trace needs: the settings, what they are written as, and a line counted from zero. */
export interface Trace {
  settings: unknown
  /** Writes the file from other settings; nothing when it is not written then. May throw on what cannot be. */
  render: (settings: unknown) => string | undefined
  line: number
}

/**
 * Finds the settings on which a line depends, by writing the file anew with other values: whole branches of settings at
 * once, and only where the line changed branch by branch, down to single settings.
 */
export function traceLine({ settings, render, line }: Trace): Cause[] {
  const base = (render(settings) ?? '').split('\n')
  const judge = (changed: unknown) => findEffect(base, render, changed, line)
  return traceBranch({ settings, judge }, [])
}

interface Judged {
  settings: unknown
  judge: (changed: unknown) => Effect | 'none' | 'cannot be'
}

function traceBranch(trace: Judged, steps: readonly Step[]): Cause[] {
  const value = getAt(trace.settings, steps)
  const inner = listSteps(value)
  if (inner.length === 0) return traceLeaf(trace, steps, value)
  const effect = trace.judge(setAt(trace.settings, steps, changeLeaves(value, steps)))
  return effect === 'none' ? [] : inner.flatMap((step) => traceBranch(trace, [...steps, step]))
}

function traceLeaf({ settings, judge }: Judged, steps: readonly Step[], value: unknown): Cause[] {
  for (const other of listOtherValues(steps, value)) {
    const effect = judge(setAt(settings, steps, other))
    if (effect === 'alters' || effect === 'removes') return [{ steps, effect }]
  }
  return []
}

/** Gives every setting below a place its likeliest other value. */
function changeLeaves(value: unknown, steps: readonly Step[]): unknown {
  const inner = listSteps(value)
  if (inner.length === 0) return listOtherValues(steps, value)[0] ?? value
  const changed = inner.map((step) => [step, changeLeaves(getAt(value, [step]), [...steps, step])] as const)
  return Array.isArray(value) ? changed.map(([, each]) => each) : Object.fromEntries(changed)
}

/** Says what becomes of a line of a file when it is written from other settings. */
export function findEffect(
  base: readonly string[],
  render: (settings: unknown) => string | undefined,
  changed: unknown,
  line: number,
): Effect | 'none' | 'cannot be' {
  try {
    const text = render(changed)
    return text === undefined ? 'removes' : compareLine(base, text.split('\n'), line)
  } catch {
    // The other value contradicts another setting; a renderer or the plan said so in its own way.
    return 'cannot be'
  }
}

/** A line that goes where others come is altered. */
function compareLine(base: readonly string[], now: readonly string[], line: number): Effect | 'none' {
  let at = -1
  let isGone = false
  let isReplaced = false
  for (const [sign] of compareLines(base, now)) {
    if (sign !== '+') at += 1
    if (sign === ' ' && at >= line) break
    if (sign !== '-') isReplaced = sign === '+'
    if (sign === '-' && at === line) isGone = true
  }
  if (!isGone) return 'none'
  return isReplaced ? 'alters' : 'removes'
}
