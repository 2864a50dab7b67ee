import { ROLES } from '@ehr/contracts'
import { ENTERED_IN_ERROR, type Field } from './field.ts'
import { type FeatureNames, planNames } from './names.ts'
import { parseFields } from './parse-fields.ts'
import { refuseFields, refuseNames } from './refusals.ts'
import type { Workspace } from './workspace.ts'

/** What `nx g feature` is asked for. */
export interface FeatureOptions {
  name: string
  fields: string
  patient?: boolean
  fhir?: string
  roles?: string
  readOnly?: boolean
  arabic?: string
  /** Of digits only: the command line hands it over as a number. */
  timestamp?: string | number
}

/** A feature as the renderers need it: nothing left to decide. */
export interface FeaturePlan {
  names: FeatureNames
  fields: readonly Field[]
  isPatientRecord: boolean
  isReadOnly: boolean
  fhir: string | undefined
  writers: readonly string[]
  /** What the records and one of them are called in Arabic; `undefined`: nobody said. */
  arabic: { title: string; one: string } | undefined
  /** `20261121093000`, the migration's place in the order. */
  timestamp: string
  /** The field that a list is ordered by, newest first; `undefined`: the order of registration. */
  sortField: Field | undefined
  /** The field that names a record in a list. */
  titleField: Field
  /** The field that says that a record is a mistake. */
  errorField: Field | undefined
  /** The visit that a record of the chart belongs to. */
  visitField: Field | undefined
  /** References to records that belong to a patient as well: they must be the same patient's. */
  ownedReferences: readonly Field[]
}

export interface PlanContext {
  workspace: Workspace
  /** For the migration's timestamp. */
  now: Date
}

type Planned = { ok: true; plan: FeaturePlan } | { ok: false; problems: string[] }

/** Decides everything about a feature, or tells everything that is in its way. */
export function planFeature(options: FeatureOptions, { workspace, now }: PlanContext): Planned {
  const named = planNames(options.name, options.fhir)
  const parsed = parseFields(options.fields)
  const writers = (options.roles ?? 'clinician,nurse').split(',').map((role) => role.trim())
  const given = options.timestamp === undefined ? undefined : String(options.timestamp)
  const arabic = options.arabic?.split('/').map((word) => word.trim())
  const problems = [
    ...(named.ok ? refuseNames(named.names, workspace) : named.problems),
    ...parsed.problems,
    ...refuseFields(parsed.fields, workspace),
    ...writers
      .filter((role) => !ROLES.some((known) => known === role))
      .map((role) => `There is no role "${role}"; there are ${ROLES.join(', ')}.`),
    ...(arabic === undefined || (arabic.length === 2 && arabic.every(Boolean))
      ? []
      : ['--arabic takes the plural and the singular: "التطعيمات/تطعيم".']),
    ...refuseTimestamp(given),
  ]
  const [first, ...rest] = parsed.fields
  if (!named.ok || first === undefined || problems.length > 0) return { ok: false, problems }
  const [title = '', one = ''] = arabic ?? []
  return {
    ok: true,
    plan: {
      names: named.names,
      fields: parsed.fields,
      isPatientRecord: options.patient === true,
      isReadOnly: options.readOnly === true,
      fhir: options.fhir,
      writers,
      arabic: arabic === undefined ? undefined : { title, one },
      timestamp: given ?? nextTimestamp(now, workspace.migrations),
      ...rolesOfFields([first, ...rest], workspace, options.patient === true),
    },
  }
}

type FieldRoles = Pick<
  FeaturePlan,
  'sortField' | 'titleField' | 'errorField' | 'visitField' | 'ownedReferences'
>

function rolesOfFields(
  fields: readonly [Field, ...Field[]],
  { tables }: Workspace,
  isOwned: boolean,
): FieldRoles {
  const references = isOwned ? fields.filter(({ type }) => type === 'reference') : []
  const owned = tables.filter(({ isPatientRecord }) => isPatientRecord).map(({ name }) => name)
  return {
    sortField: fields.find(({ type, isOptional }) => /^date/.test(type) && !isOptional),
    titleField:
      fields.find(({ type }) => type === 'code') ??
      fields.find(({ type }) => type !== 'reference') ??
      fields[0],
    errorField: fields.find(({ options, isOptional }) => options.includes(ENTERED_IN_ERROR) && !isOptional),
    visitField: references.find(({ options }) => options[0] === 'encounter'),
    ownedReferences: references.filter(({ options }) => owned.includes(options[0] ?? '')),
  }
}

/** Now, but after every migration that is there: a clock that is behind must not put this one before them. */
function nextTimestamp(now: Date, migrations: readonly string[]): string {
  const stamps = migrations.map((name) => name.slice(0, 14)).filter((stamp) => /^\d{14}$/.test(stamp))
  const last = stamps.sort().at(-1) ?? ''
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  return stamp > last ? stamp : String(Number(last) + 1)
}

function refuseTimestamp(timestamp: string | undefined): string[] {
  return timestamp === undefined || /^\d{14}$/.test(timestamp)
    ? []
    : [`--timestamp is YYYYMMDDHHMMSS, not "${timestamp}".`]
}
