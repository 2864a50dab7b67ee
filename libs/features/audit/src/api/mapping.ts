import type { Change, Event, EventDetail } from '../contract.ts'
import { ACTIONS, BREAK_GLASS } from '../contract.ts'
import type { AccessRow } from './chart-access-queries.ts'
import type { EventRow, findEvent, findSeal } from './queries.ts'

/** Patients of an event that are told by number; a search may have shown hundreds. */
export const MOST_PATIENTS = 25

type Numbers = ReadonlyMap<string, string>
type FullRow = NonNullable<Awaited<ReturnType<typeof findEvent>>>

/** What both a row of a list and one that was read whole have. */
type AnyRow = Pick<
  EventRow,
  | 'id'
  | 'recordedAt'
  | 'action'
  | 'outcome'
  | 'operation'
  | 'userId'
  | 'userName'
  | 'roles'
  | 'patientIds'
  | 'recordType'
  | 'recordId'
  | 'recordVersion'
  | 'reason'
>

/** @param numbers medical record numbers by patient */
export function toEvent(row: AnyRow, numbers: Numbers): Event {
  const { userId, userName, patientIds, operation, outcome } = row
  return {
    ...row,
    recordedAt: row.recordedAt.toISOString(),
    action: ACTIONS.find((action) => action === row.action) ?? 'read',
    user: toUser(userId, userName),
    patients: patientIds.slice(0, MOST_PATIENTS).map((id) => ({ id, mrn: numbers.get(id) ?? id })),
    patientCount: patientIds.length,
    isBreakGlass: operation === BREAK_GLASS && outcome === 'success',
  }
}

export function toEventDetail(
  row: FullRow,
  numbers: Numbers,
  seal: Awaited<ReturnType<typeof findSeal>>,
  maySeeValues: boolean,
): EventDetail {
  const changes = toChanges(row.changes)
  const areChangesHidden = changes.length > 0 && row.patientIds.length > 0 && !maySeeValues
  return {
    ...toEvent(row, numbers),
    changes: areChangesHidden ? [] : changes,
    areChangesHidden,
    detail: row.detail === null ? null : JSON.stringify(row.detail, null, 2),
    sessionId: row.sessionId,
    clientAddress: row.clientAddress,
    userAgent: row.userAgent,
    requestId: row.requestId,
    seal: seal ?? null,
  }
}

/** An account that is no more keeps its id. */
function toUser(id: string | null, name: string | null): Event['user'] {
  return id === null ? null : { id, name: name ?? id }
}

function toChanges(changes: unknown): Change[] {
  if (typeof changes !== 'object' || changes === null) return []
  return Object.entries(changes).flatMap(([column, pair]) =>
    Array.isArray(pair) ? [{ column, before: valueText(pair[0]), after: valueText(pair[1]) }] : [],
  )
}

/** A value as people read it: parts of a record line by line, without what they leave open. */
function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(partText).join('\n')
  return partText(value)
}

function partText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return value.map(partText).join(' ')
  return Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== '' && !(Array.isArray(inner) && inner.length === 0))
    .map(([name, inner]) => `${name}: ${partText(inner)}`)
    .join(', ')
}

export function toAccess({ userId, userName, firstAt, lastAt, ...row }: AccessRow) {
  return {
    ...row,
    user: toUser(userId, userName),
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
  }
}
