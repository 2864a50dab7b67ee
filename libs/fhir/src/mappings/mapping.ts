import type { JsonObject } from '../json/lossless.ts'
import type { Concept } from './concept.ts'
import type { FhirResource } from './fhir-types.ts'

/** The resources that have a place in the tables. */
export type MappedType =
  | 'Organization'
  | 'Location'
  | 'Practitioner'
  | 'Patient'
  | 'Encounter'
  | 'Condition'
  | 'AllergyIntolerance'
  | 'MedicationRequest'
  | 'Immunization'
  | 'Observation'

/** What is wrong with a resource, and where; never a value of the resource. */
export interface MappingProblem {
  /** Path inside the resource: `code.coding[0].system`. */
  readonly path: string
  readonly detail: string
}

export type MappingResult<Rows> =
  | { readonly ok: true; readonly rows: Rows }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] }

/** What a mapping has to be told about the world around a resource. */
export interface ToRowsContext {
  /** IANA name; where a day without a time begins, and a new location's time zone. */
  readonly timeZone: string
  /** Days that every date moves. */
  readonly shiftDays: number
  /** The identifier system whose numbers are this installation's own MRNs, where there is one. */
  readonly mrnSystem?: string | undefined
  /** Id of the record that a reference means (`Patient/1`, `urn:uuid:…`, `Patient?identifier=…`). */
  resolve(reference: string, targets: readonly MappedType[], path: string): string | undefined
  /** The concept that a reference to a Condition or Medication stands for. */
  conceptOf(reference: string, target: ConceptType, path: string): Concept | undefined
}

/** Resources that others refer to for their code alone. */
export type ConceptType = 'Condition' | 'Medication'

export interface ToFhirContext {
  readonly id: string
  /** The identifier system of this installation's MRNs. */
  readonly mrnSystem?: string | undefined
}

/** One resource, both ways. `Rows` has the root table's row and the lists of its parts' rows, by table. */
export interface Mapping<Rows, Resource extends FhirResource = FhirResource> {
  readonly resourceType: MappedType
  readonly table: string
  /** Tables of the parts, and the column that names the root; their order is kept in `position`. */
  readonly parts?: { readonly tables: readonly string[]; readonly parentColumn: string }
  /** Columns of the root that hold when something happened; `--shift-to` looks for the newest. */
  readonly events: readonly string[]
  /** Elements that are carried; every other element of the resource is dropped. */
  readonly carried: readonly string[]
  /** URLs of the extensions that are carried. */
  readonly extensions?: readonly string[]
  /** What is carried only in part, in words, by element. */
  readonly remarks: Readonly<Record<string, string>>
  toRows(resource: JsonObject, context: ToRowsContext): MappingResult<Rows>
  toFhir(rows: Rows, context: ToFhirContext): Resource
}

/** A mapping whose rows are known to be its own, and no more: the import handles all alike. */
export type AnyMapping = Pick<
  Mapping<never>,
  'resourceType' | 'table' | 'parts' | 'events' | 'carried' | 'extensions' | 'remarks'
> & {
  toRows(resource: JsonObject, context: ToRowsContext): MappingResult<object>
}
