import type { AllergyIntoleranceTable } from '@ehr/db-migrations/tables/allergy-intolerance'
import type { AllergyReviewTable } from '@ehr/db-migrations/tables/allergy-review'
import type { AppointmentTable } from '@ehr/db-migrations/tables/appointment'
import type { ConditionTable } from '@ehr/db-migrations/tables/condition'
import type { EncounterTable } from '@ehr/db-migrations/tables/encounter'
import type { ImmunizationTable } from '@ehr/db-migrations/tables/immunization'
import type { LocationTable } from '@ehr/db-migrations/tables/location'
import type { MedicationOverrideTable } from '@ehr/db-migrations/tables/medication-override'
import type { MedicationRequestTable } from '@ehr/db-migrations/tables/medication-request'
import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import type { ObservationComponentTable } from '@ehr/db-migrations/tables/observation-component'
import type { PatientTable } from '@ehr/db-migrations/tables/patient'
import type { PatientAddressTable } from '@ehr/db-migrations/tables/patient-address'
import type { PatientContactTable } from '@ehr/db-migrations/tables/patient-contact'
import type { PatientIdentifierTable } from '@ehr/db-migrations/tables/patient-identifier'
import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type { PatientRelatedPersonTable } from '@ehr/db-migrations/tables/patient-related-person'
import type { PractitionerTable } from '@ehr/db-migrations/tables/practitioner'
import type { Insertable } from 'kysely'

/** A row whose id is decided here, since other rows refer to it. */
type Row<Table> = Insertable<Table> & { id: string }

/** A whole clinic as rows, in the order in which they can be written. */
export interface ClinicPlan {
  location: Row<LocationTable>[]
  practitioner: Row<PractitionerTable>[]
  patient: Row<PatientTable>[]
  patientName: Insertable<PatientNameTable>[]
  patientIdentifier: Insertable<PatientIdentifierTable>[]
  patientContact: Insertable<PatientContactTable>[]
  patientAddress: Insertable<PatientAddressTable>[]
  patientRelatedPerson: Insertable<PatientRelatedPersonTable>[]
  encounter: Row<EncounterTable>[]
  appointment: Row<AppointmentTable>[]
  condition: Insertable<ConditionTable>[]
  allergyIntolerance: Insertable<AllergyIntoleranceTable>[]
  allergyReview: Insertable<AllergyReviewTable>[]
  medicationRequest: Insertable<MedicationRequestTable>[]
  medicationOverride: Insertable<MedicationOverrideTable>[]
  immunization: Insertable<ImmunizationTable>[]
  observation: Row<ObservationTable>[]
  observationComponent: Insertable<ObservationComponentTable>[]
}

/** The rows of one patient, or of any other part of a clinic. */
export type PlanPart = Partial<ClinicPlan>

/** Joins parts into one plan. */
export function joinParts(parts: readonly PlanPart[]): ClinicPlan {
  const all = <Key extends keyof ClinicPlan>(key: Key): ClinicPlan[Key][number][] =>
    parts.flatMap((part): ClinicPlan[Key][number][] => part[key] ?? [])
  return {
    location: all('location'),
    practitioner: all('practitioner'),
    patient: all('patient'),
    patientName: all('patientName'),
    patientIdentifier: all('patientIdentifier'),
    patientContact: all('patientContact'),
    patientAddress: all('patientAddress'),
    patientRelatedPerson: all('patientRelatedPerson'),
    encounter: all('encounter'),
    appointment: all('appointment'),
    condition: all('condition'),
    allergyIntolerance: all('allergyIntolerance'),
    allergyReview: all('allergyReview'),
    medicationRequest: all('medicationRequest'),
    medicationOverride: all('medicationOverride'),
    immunization: all('immunization'),
    observation: all('observation'),
    observationComponent: all('observationComponent'),
  }
}
