import type { AuditEventTable } from '@ehr/db-migrations/tables/audit-event'
import type { Selectable } from 'kysely'
import type { FhirAuditEntity, FhirReference } from './fhir-types.ts'

const ENTITY_TYPE = 'http://terminology.hl7.org/CodeSystem/audit-entity-type'
const OBJECT_ROLE = 'http://terminology.hl7.org/CodeSystem/object-role'
const BALP_ENTITY_TYPE = 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType'

const PERSON = { system: ENTITY_TYPE, code: '1' }
const SYSTEM_OBJECT = { system: ENTITY_TYPE, code: '2' }
const PATIENT_ROLE = { system: OBJECT_ROLE, code: '1' }
const DOMAIN_RESOURCE = { system: OBJECT_ROLE, code: '4' }
const QUERY = { system: OBJECT_ROLE, code: '24' }

/** Tables whose records are resources of FHIR, by the same name. */
const RESOURCES: Readonly<Record<string, string>> = {
  allergy_intolerance: 'AllergyIntolerance',
  appointment: 'Appointment',
  condition: 'Condition',
  encounter: 'Encounter',
  immunization: 'Immunization',
  location: 'Location',
  medication_request: 'MedicationRequest',
  observation: 'Observation',
  patient: 'Patient',
  practitioner: 'Practitioner',
}

/** Whose data it was, which record, what was asked, and by which request: as BALP orders an event's entities. */
export function entitiesOf(row: Selectable<AuditEventTable>): FhirAuditEntity[] {
  return [
    ...row.patientIds.map((id) => ({
      what: { reference: `Patient/${id}` },
      type: PERSON,
      role: PATIENT_ROLE,
    })),
    ...recordEntities(row),
    ...queryEntities(row),
    ...requestEntities(row),
  ]
}

function recordEntities({
  recordType,
  recordId,
  recordVersion,
}: Selectable<AuditEventTable>): FhirAuditEntity[] {
  if (recordId === null) return []
  return [
    {
      what: recordReference(recordType, recordId, recordVersion),
      type: SYSTEM_OBJECT,
      role: DOMAIN_RESOURCE,
    },
  ]
}

function recordReference(type: string | null, id: string, version: number | null): FhirReference {
  const resource = RESOURCES[type ?? '']
  if (resource === undefined)
    return { identifier: { system: `urn:ehr:table:${type ?? 'unknown'}`, value: id } }
  return { reference: version === null ? `${resource}/${id}` : `${resource}/${id}/_history/${version}` }
}

function queryEntities({ action, detail }: Selectable<AuditEventTable>): FhirAuditEntity[] {
  if (action !== 'search' || detail === null) return []
  const query = Buffer.from(JSON.stringify(detail)).toString('base64')
  return [{ type: SYSTEM_OBJECT, role: QUERY, query }]
}

function requestEntities({ requestId }: Selectable<AuditEventTable>): FhirAuditEntity[] {
  if (requestId === null) return []
  return [
    { what: { identifier: { value: requestId } }, type: { system: BALP_ENTITY_TYPE, code: 'XrequestId' } },
  ]
}
