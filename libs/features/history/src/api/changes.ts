import type { HistoryField } from './fields.ts'
import type { RowState, TimedState } from './queries.ts'
import type { FieldValue, Part } from './values.ts'

/** A field before and after a version. */
export interface Change {
  readonly field: string
  readonly before: FieldValue | null
  readonly after: FieldValue | null
}

/** What a version says otherwise than the one before it; without one, everything that it says. */
export function listChanges(
  fields: readonly HistoryField[],
  after: RowState,
  before: RowState | undefined,
): Change[] {
  return fields.flatMap(({ name, read }) => {
    const values = { before: before === undefined ? null : read(before), after: read(after) }
    return isSame(values.before, values.after) ? [] : [{ field: name, ...values }]
  })
}

/** Which parts went and which came; where only their order changed, all of them in both orders. */
export function listPartChanges(field: string, after: readonly Part[], before: readonly Part[]): Change[] {
  if (isSame(after, before)) return []
  const gone = without(before, after)
  const come = without(after, before)
  const isReordered = gone.length === 0 && come.length === 0
  return [
    {
      field,
      before: partsOf(isReordered ? before : gone),
      after: partsOf(isReordered ? after : come),
    },
  ]
}

/**
 * The parts that a version had: those that held when the next version began, or hold still.
 *
 * @param end when the next version began; null: there is none
 */
export function partsAt(
  states: readonly TimedState[],
  fields: readonly HistoryField[],
  end: Date | null,
): Part[] {
  return states.filter((state) => heldAtEnd(state, end)).map(({ state }) => readPart(state, fields))
}

function heldAtEnd({ heldFrom, heldUntil }: TimedState, end: Date | null): boolean {
  if (end === null) return heldUntil === null
  return heldFrom < end && (heldUntil === null || heldUntil >= end)
}

function readPart(state: RowState, fields: readonly HistoryField[]): Part {
  return fields.flatMap(({ name, read }) => {
    const value = read(state)
    return value === null || value.type === 'parts' ? [] : [{ field: name, value }]
  })
}

function without(parts: readonly Part[], others: readonly Part[]): Part[] {
  const left = others.map((part) => JSON.stringify(part))
  return parts.filter((part) => {
    const place = left.indexOf(JSON.stringify(part))
    if (place !== -1) left.splice(place, 1)
    return place === -1
  })
}

function partsOf(items: readonly Part[]): FieldValue | null {
  return items.length === 0 ? null : { type: 'parts', items }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
