import type { AuditEvent, RecordChanges, RecordedAction } from '@ehr/audit'
import type { RouteContract } from '@ehr/contracts'
import type { Actor, Identity } from '../actor.ts'
import type { HttpExchange } from '../http-exchange.ts'
import type { AuditNotes } from '../request-context.ts'

interface NotedRecord {
  readonly type: string
  readonly id: string
  readonly version: number | undefined
}

/** What a handler noted, kept with a create's answer so that a repeated request can be recorded too. */
export interface NotedFacts {
  readonly patients: readonly string[]
  readonly records: readonly NotedRecord[]
}

/** Collects what a handler notes, and makes the request's audit events of it. */
export interface AuditTrail {
  readonly notes: AuditNotes
  readonly facts: NotedFacts
  /** One event for each record noted, or one. @throws when the handler noted less than the audit trail needs. */
  done(): AuditEvent[]
  /** For a create that was answered from memory: its data was shown again, nothing was made. */
  replayed(facts: NotedFacts): AuditEvent[]
  refused(code: string): AuditEvent
  /** For a write that came to nothing. */
  failed(code: string, status: number): AuditEvent
}

export interface AuditTrailOptions {
  readonly contract: RouteContract
  readonly params: unknown
  readonly actor: Actor | undefined
  readonly http: HttpExchange
}

/** Starts the audit trail of one request. */
export function createAuditTrail({ contract, params, actor, http }: AuditTrailOptions): AuditTrail {
  const noted = startNotes(params, actor)
  const base = () => baseEvent(contract, noted.who, http)
  return {
    notes: notesInto(noted),
    get facts() {
      return { patients: [...noted.patients], records: noted.records }
    },
    done() {
      assertNoted(contract, noted)
      const event = { ...base(), ...noted.extra, patientIds: [...noted.patients] }
      return withChanges(eventsOf(event, noted.records), noted.changes)
    },
    replayed({ patients, records }) {
      return eventsOf(
        { ...base(), action: 'read', detail: { replayed: true }, patientIds: patients },
        records,
      )
    },
    refused(code) {
      const detail = { code, detail: noted.extra.detail }
      return { ...base(), ...noted.extra, outcome: 'refused', patientIds: [...noted.patients], detail }
    },
    failed(code, status) {
      const detail = { code, status, detail: noted.extra.detail }
      const event = { ...base(), ...noted.extra, patientIds: [...noted.patients], detail }
      return { ...event, ...triedRecord(noted, params), outcome: 'failed' }
    },
  }
}

interface Noted {
  readonly patients: Set<string>
  readonly records: NotedRecord[]
  namedPatients: boolean
  changes: RecordChanges
  extra: Pick<AuditEvent, 'detail' | 'reason'>
  who: Partial<Identity> | undefined
}

function startNotes(params: unknown, actor: Actor | undefined): Noted {
  const ofPath = patientIdOf(params)
  return {
    patients: new Set(ofPath),
    records: [],
    namedPatients: ofPath.length > 0,
    changes: {},
    extra: {},
    who: actor,
  }
}

function notesInto(noted: Noted): AuditNotes {
  return {
    patients(ids) {
      noted.namedPatients = true
      for (const id of ids) noted.patients.add(id)
    },
    record(type, id, version) {
      noted.records.push({ type, id, version })
    },
    changed(part, before, after) {
      noted.changes = { ...noted.changes, [part]: [before, after] }
    },
    detail(detail) {
      noted.extra = { ...noted.extra, detail }
    },
    reason(reason) {
      noted.extra = { ...noted.extra, reason }
    },
    actor(identity) {
      noted.who = identity
    },
  }
}

function baseEvent(
  contract: RouteContract,
  who: Partial<Identity> | undefined,
  http: HttpExchange,
): AuditEvent {
  return {
    action: recordedAction(contract),
    outcome: 'success',
    operation: contract.operationId,
    userId: who?.userId,
    sessionId: who?.sessionId,
    roles: who?.roles,
    clientAddress: http.clientAddress,
    userAgent: http.userAgent,
    requestId: http.requestId,
  }
}

/** Refusals of routes that keep no trail are recorded as reads of what they would have shown. */
function recordedAction({ audit }: RouteContract): RecordedAction {
  return audit === 'none' ? 'read' : audit
}

function eventsOf(event: AuditEvent, records: readonly NotedRecord[]): AuditEvent[] {
  if (records.length === 0) return [event]
  return records.map(({ type, id, version }) => ({
    ...event,
    recordType: type,
    recordId: id,
    recordVersion: version,
  }))
}

/** Changes that the handler told of belong to the first record that it named: the one that the parts hang on. */
function withChanges(events: AuditEvent[], changes: RecordChanges): AuditEvent[] {
  const [first, ...rest] = events
  return first === undefined || Object.keys(changes).length === 0 ? events : [{ ...first, changes }, ...rest]
}

/** Which record a write was about that failed: the one noted, else the last id of its path. */
function triedRecord({ records }: Noted, params: unknown): Pick<AuditEvent, 'recordType' | 'recordId'> {
  const [record] = records
  return record === undefined
    ? { recordId: idsOf(params).at(-1) }
    : { recordType: record.type, recordId: record.id }
}

function assertNoted({ audit, operationId }: RouteContract, { namedPatients, records }: Noted): void {
  const isWrite = audit === 'create' || audit === 'update' || audit === 'delete'
  if (isWrite && records.length === 0) {
    throw new Error(
      `${operationId} wrote and named no record: call context.audit.record(table, id, version).`,
    )
  }
  const isRead = audit === 'read' || audit === 'search' || audit === 'export'
  if (isRead && !namedPatients && records.length === 0) {
    throw new Error(
      `${operationId} read and named no patient: call context.audit.patients(ids) or .record(…).`,
    )
  }
}

function patientIdOf(params: unknown): string[] {
  if (typeof params !== 'object' || params === null || !('patientId' in params)) return []
  return idsOf({ patientId: params.patientId })
}

function idsOf(params: unknown): string[] {
  if (typeof params !== 'object' || params === null) return []
  return Object.values(params).filter((value) => typeof value === 'string' && UUID.test(value))
}

// A refusal may come before validation: what is no id must not reach a column of ids.
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
