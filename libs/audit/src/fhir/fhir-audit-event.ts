import type { AuditEventTable } from '@ehr/db-migrations/tables/audit-event'
import type { Selectable } from 'kysely'
import type { RecordedAction } from '../event.ts'
import { entitiesOf } from './entities.ts'
import type { FhirAuditEvent, FhirCoding } from './fhir-types.ts'

const DCM = 'http://dicom.nema.org/resources/ontology/DCM'
const AUDIT_EVENT_TYPE = 'http://terminology.hl7.org/CodeSystem/audit-event-type'
const INTERACTION = 'http://hl7.org/fhir/restful-interaction'
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType'
const PURPOSE = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'

const REST: FhirCoding = { system: AUDIT_EVENT_TYPE, code: 'rest' }
const AUTHENTICATION: FhirCoding = { system: DCM, code: '110114' }

/** FHIR's letter and the subtype of each act. */
const ACTS: Readonly<
  Record<RecordedAction, readonly [letter: FhirAuditEvent['action'], FhirCoding, FhirCoding]>
> = {
  read: ['R', REST, { system: INTERACTION, code: 'read' }],
  search: ['E', REST, { system: INTERACTION, code: 'search' }],
  export: ['R', { system: DCM, code: '110106' }, { system: DCM, code: '110106' }],
  create: ['C', REST, { system: INTERACTION, code: 'create' }],
  update: ['U', REST, { system: INTERACTION, code: 'update' }],
  delete: ['D', REST, { system: INTERACTION, code: 'delete' }],
  'sign-in': ['E', AUTHENTICATION, { system: DCM, code: '110122' }],
  'sign-out': ['E', AUTHENTICATION, { system: DCM, code: '110123' }],
}

export interface FhirAuditContext {
  /** The installation: who observed it. */
  readonly observer: string
  /** The operation by which restricted charts are opened without a care relation. */
  readonly breakGlassOperation: string
}

/**
 * An event as a FHIR R4 AuditEvent in the shape of IHE BALP's PatientRead, PatientCreate, PatientUpdate, PatientDelete
 * and PatientQuery. What a write changed stays in the trail.
 */
export function toFhirAuditEvent(
  row: Selectable<AuditEventTable>,
  context: FhirAuditContext,
): FhirAuditEvent {
  const [letter, type, subtype] = ACTS[actionOf(row.action)]
  const isBreakGlass = row.operation === context.breakGlassOperation
  return {
    resourceType: 'AuditEvent',
    id: row.id,
    type,
    subtype: [subtype, { system: 'urn:ehr:operation', code: row.operation }],
    action: letter,
    recorded: row.recordedAt.toISOString(),
    ...outcomeOf(row),
    ...(isBreakGlass
      ? { purposeOfEvent: [{ coding: [{ system: PURPOSE, code: 'BTG' }], ...textOf(row.reason) }] }
      : {}),
    agent: [clientOf(row), ...userOf(row)],
    source: { observer: { display: context.observer } },
    entity: entitiesOf(row),
  }
}

function actionOf(action: string): RecordedAction {
  return isKnown(action) ? action : 'read'
}

function isKnown(action: string): action is RecordedAction {
  return Object.hasOwn(ACTS, action)
}

/** 0: it came about; 4: refused, or failed by the client's mistake; 8: failed by ours. */
function outcomeOf({
  outcome,
  detail,
}: Selectable<AuditEventTable>): Pick<FhirAuditEvent, 'outcome' | 'outcomeDesc'> {
  if (outcome === 'success') return { outcome: '0' }
  const facts = typeof detail === 'object' && detail !== null ? detail : {}
  const status = 'status' in facts && typeof facts.status === 'number' ? facts.status : 0
  const code = 'code' in facts && typeof facts.code === 'string' ? { outcomeDesc: facts.code } : {}
  return { outcome: status >= 500 ? '8' : '4', ...code }
}

function textOf(reason: string | null): { text?: string } {
  return reason === null ? {} : { text: reason }
}

function clientOf({ clientAddress, userAgent }: Selectable<AuditEventTable>) {
  return {
    type: { coding: [{ system: DCM, code: '110153' }] },
    requestor: false,
    ...(userAgent === null ? {} : { name: userAgent }),
    ...(clientAddress === null ? {} : { network: { address: clientAddress, type: '2' as const } }),
  }
}

function userOf({ userId, roles }: Selectable<AuditEventTable>) {
  if (userId === null) return []
  return [
    {
      type: { coding: [{ system: PARTICIPATION, code: 'IRCP' }] },
      who: { identifier: { system: 'urn:ehr:account', value: userId } },
      requestor: true,
      role: roles.map((role) => ({ coding: [{ system: 'urn:ehr:role', code: role }] })),
    },
  ]
}
