import type * as fhir from 'fhir/r4.js'
import type { JsonNumber } from '../json/lossless.ts'

/** A type of FHIR R4 whose numbers may keep their digits. */
export type Lossless<T> = T extends number
  ? number | JsonNumber
  : T extends object
    ? { [K in keyof T]: Lossless<T[K]> }
    : T

/** What all resources have. */
export interface FhirResource {
  readonly resourceType: string
  readonly id?: string | undefined
}

export type FhirPatient = Lossless<Omit<fhir.Patient, 'contained'>>
export type FhirPractitioner = Lossless<Omit<fhir.Practitioner, 'contained'>>
export type FhirLocation = Lossless<Omit<fhir.Location, 'contained'>>
export type FhirOrganization = Lossless<Omit<fhir.Organization, 'contained'>>
export type FhirEncounter = Lossless<Omit<fhir.Encounter, 'contained'>>
export type FhirCondition = Lossless<Omit<fhir.Condition, 'contained'>>
export type FhirAllergyIntolerance = Lossless<Omit<fhir.AllergyIntolerance, 'contained'>>
export type FhirMedicationRequest = Lossless<Omit<fhir.MedicationRequest, 'contained'>>
export type FhirImmunization = Lossless<Omit<fhir.Immunization, 'contained'>>
export type FhirObservation = Lossless<Omit<fhir.Observation, 'contained'>>
export type FhirIdentifier = Lossless<fhir.Identifier>
export type FhirHumanName = Lossless<fhir.HumanName>
export type FhirContactPoint = Lossless<fhir.ContactPoint>
export type FhirAddress = Lossless<fhir.Address>
export type FhirPatientContact = Lossless<fhir.PatientContact>
export type FhirConcept = Lossless<fhir.CodeableConcept>
export type FhirQuantity = Lossless<fhir.Quantity>
export type FhirReference = Lossless<fhir.Reference>
export type FhirAnnotation = Lossless<fhir.Annotation>
export type FhirObservationComponent = Lossless<fhir.ObservationComponent>
export type FhirReferenceRange = Lossless<fhir.ObservationReferenceRange>
export type FhirDosage = Lossless<fhir.Dosage>
