/** As much of FHIR R4's data types as an AuditEvent of ours has. */
export interface FhirCoding {
  readonly system: string
  readonly code: string
}

export interface FhirConcept {
  readonly coding: readonly FhirCoding[]
  readonly text?: string
}

export interface FhirReference {
  readonly reference?: string
  readonly identifier?: { readonly system?: string; readonly value: string }
  readonly display?: string
}

export interface FhirAuditEntity {
  readonly what?: FhirReference
  readonly type: FhirCoding
  readonly role?: FhirCoding
  /** Base64. */
  readonly query?: string
}

export interface FhirAuditEvent {
  readonly resourceType: 'AuditEvent'
  readonly id: string
  readonly type: FhirCoding
  readonly subtype: readonly FhirCoding[]
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly recorded: string
  readonly outcome: '0' | '4' | '8'
  readonly outcomeDesc?: string
  readonly purposeOfEvent?: readonly FhirConcept[]
  readonly agent: readonly {
    readonly type: FhirConcept
    readonly who?: FhirReference
    readonly name?: string
    readonly requestor: boolean
    readonly role?: readonly FhirConcept[]
    readonly network?: { readonly address: string; readonly type: '2' }
  }[]
  readonly source: { readonly observer: FhirReference }
  readonly entity: readonly FhirAuditEntity[]
}
