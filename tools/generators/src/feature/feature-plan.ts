import type { FeatureRecord } from './feature-record.ts'
import { ENTERED_IN_ERROR, type Field, isReference, type ReferenceField } from './field.ts'
import { type FeatureNames, planNames } from './name/feature-names.ts'
import { parseFields } from './parse-fields.ts'
import type { Workspace } from './workspace.ts'

/** A feature as the renderers need it: nothing left to decide. */
export interface FeaturePlan {
  record: FeatureRecord
  names: FeatureNames
  fields: readonly Field[]
  isPatientRecord: boolean
  isReadOnly: boolean
  fhir: string | undefined
  writers: readonly string[]
  /** What the records and one of them are called in Arabic; `undefined`: nobody said. */
  arabic: { title: string; one: string } | undefined
  /** Codes of the languages of the workspace. */
  languages: readonly string[]
  /** `20261121093000`, the migration's place in the order. */
  timestamp: string
  /** The field that a list is ordered by, newest first; `undefined`: the order of registration. */
  sortField: Field | undefined
  /** The field that names a record in a list. */
  titleField: Field
  /** The field that says that a record is a mistake. */
  errorField: Field | undefined
  references: readonly ReferenceField[]
  /** The visit that a record of the chart belongs to. */
  visitField: ReferenceField | undefined
  /** References to records that belong to a patient as well: they must be the same patient's. */
  ownedReferences: readonly ReferenceField[]
  /** Tests make rows of the tables that records point to. */
  workspace: Workspace
}

/**
 * The plan of a feature whose record is known to be right.
 *
 * @throws Error naming what the record asks for that the workspace no longer has
 */
export function planOfRecord(record: FeatureRecord, workspace: Workspace): FeaturePlan {
  const { fields, problems } = parseFields(record.fields, workspace)
  const named = planNames({ name: record.name, singular: record.singular, fhir: record.fhir })
  const [first, ...rest] = fields
  if (!named.ok || first === undefined || problems.length > 0) {
    const reasons = [...(named.ok ? [] : named.problems), ...problems].join('\n- ')
    throw new Error(`The feature "${record.name}" cannot be made from its record any more:\n- ${reasons}`)
  }
  const [title = '', one = ''] = record.arabic?.split('/') ?? []
  return {
    record,
    names: named.names,
    fields,
    isPatientRecord: record.patient,
    isReadOnly: record.readOnly,
    fhir: record.fhir,
    writers: record.roles.split(','),
    arabic: record.arabic === undefined ? undefined : { title, one },
    languages: workspace.languages,
    timestamp: record.timestamp,
    workspace,
    ...rolesOfFields([first, ...rest], record.patient),
  }
}

type FieldRoles = Pick<
  FeaturePlan,
  'sortField' | 'titleField' | 'errorField' | 'references' | 'visitField' | 'ownedReferences'
>

function rolesOfFields(fields: readonly [Field, ...Field[]], isOwned: boolean): FieldRoles {
  const references = fields.filter(isReference)
  const own = fields.filter((field) => !isReference(field))
  return {
    sortField: fields.find(({ type, isOptional }) => /^date/.test(type) && !isOptional),
    titleField:
      own.find(({ type }) => type === 'code') ??
      own.find(({ type, isOptional }) => type === 'string' && !isOptional) ??
      own[0] ??
      fields[0],
    errorField: fields.find(({ options, isOptional }) => options.includes(ENTERED_IN_ERROR) && !isOptional),
    references,
    visitField: isOwned ? references.find(({ target }) => target.table.name === 'encounter') : undefined,
    ownedReferences: isOwned ? references.filter(({ target }) => target.table.isPatientRecord) : [],
  }
}
