import type { Permission } from '@ehr/contracts'

/** A kind of patient's record whose changes can be read, version by version, by those who may read the record. */
export interface RecordKind {
  /** In addresses and in the web's lists of words: `allergy`. */
  readonly kind: string
  /** Table with a history, in SQL's spelling: `allergy_intolerance`. */
  readonly table: string
  readonly access: Permission
  /** Column that says whose record it is; `patient_id` unless told. */
  readonly patientColumn?: string
  /** What rows of a table that several kinds share must hold to be of this kind. */
  readonly where?: Readonly<Record<string, string>>
  /** Columns that say nothing to a reader, besides ids and the bookkeeping of each record. */
  readonly omit?: readonly string[]
  /** Tables with a history that the record's parts are in. */
  readonly parts?: readonly RecordPart[]
}

/** Parts of a record in a table of their own: the names of a patient. */
export interface RecordPart {
  readonly field: string
  readonly table: string
  /** Column with the id of the record that they are parts of. */
  readonly ownerColumn: string
}
