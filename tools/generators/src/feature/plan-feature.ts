import { ROLES } from '@ehr/contracts'
import type { FeatureRecord } from './feature-record.ts'
import { renderField } from './field.ts'
import { planNames, show } from './name/feature-names.ts'
import { findNearest } from './name/nearest.ts'
import { parseFields } from './parse-fields.ts'
import { refuseLongNames, refuseNames, refuseReferences } from './refusals.ts'
import type { Workspace } from './workspace.ts'

/** What `nx g feature` is asked for. */
export interface FeatureOptions {
  /** Of digits only, the command line hands it over as a number. */
  name: string | number
  fields: string
  patient?: boolean
  singular?: string
  fhir?: string
  roles?: string
  readOnly?: boolean
  arabic?: string
  /** Of digits only: the command line hands it over as a number. */
  timestamp?: string | number
}

export interface PlanContext {
  workspace: Workspace
  /** For the migration's timestamp. */
  now: Date
}

type Planned = { ok: true; record: FeatureRecord; isNew: boolean } | { ok: false; problems: string[] }

/** Decides what a feature is to be made from, or tells everything that is in its way. */
export function planFeature(options: FeatureOptions, { workspace, now }: PlanContext): Planned {
  const { singular, fhir, patient = false, readOnly = false } = options
  const name = String(options.name)
  const named = planNames({ name, singular, fhir })
  const parsed = parseFields(options.fields, workspace)
  const roles = rolesOf(options.roles)
  const given = options.timestamp === undefined ? undefined : String(options.timestamp)
  const arabic = options.arabic?.split('/').map((word) => word.trim())
  const problems = [
    ...(named.ok ? [] : named.problems),
    ...parsed.problems,
    ...(named.ok ? refuseLongNames(named.names, parsed.fields) : []),
    ...refuseReferences(parsed.fields, patient),
    ...roles.filter((role) => !isRole(role)).map(refuseRole),
    ...refuseArabic(arabic),
    ...refuseTimestamp(given),
  ]
  if (!named.ok) return { ok: false, problems }
  const record = {
    name: named.names.feature,
    singular: named.names.record,
    table: named.names.table,
    fields: parsed.fields.map(renderField).join(' '),
    patient,
    readOnly,
    roles: ROLES.filter((role) => roles.includes(role)).join(','),
    ...(fhir === undefined ? {} : { fhir }),
    ...(arabic === undefined ? {} : { arabic: arabic.join('/') }),
    timestamp: given ?? nextTimestamp(now, workspace.migrations),
  }
  const known = workspace.features.find((feature) => feature.name === record.name)?.record
  if (problems.length === 0 && known !== undefined && isSameRequest(known, record)) {
    return { ok: true, record: known, isNew: false }
  }
  const taken = refuseNames(named.names, patient, workspace)
  const again = known === undefined ? [] : [`To change it: nx g field ${record.name}.`]
  if (problems.length + taken.length > 0) return { ok: false, problems: [...taken, ...again, ...problems] }
  return { ok: true, record, isNew: true }
}

/** Whether two records ask for the same feature; the time of the migration does not matter. */
function isSameRequest(one: FeatureRecord, other: FeatureRecord): boolean {
  const asked = ({ timestamp: _, ...rest }: FeatureRecord) => JSON.stringify(Object.entries(rest).sort())
  return asked(one) === asked(other)
}

function rolesOf(given = 'clinician,nurse'): string[] {
  return [...new Set(given.split(',').map((role) => role.trim()))]
}

function isRole(role: string): boolean {
  return ROLES.some((known) => known === role)
}

function refuseRole(role: string): string {
  const near = findNearest(role, ROLES)
  return `There is no role "${show(role)}"; there are ${ROLES.join(', ')}.${near === undefined ? '' : ` Did you mean "${near}"?`}`
}

/** Letters of any script and what stands between words: it becomes text of the screens. */
function refuseArabic(words: readonly string[] | undefined): string[] {
  if (words === undefined) return []
  const isRight = words.length === 2 && words.every((word) => /^[\p{L}\p{M}\p{N} ()،-]{1,80}$/u.test(word))
  return isRight ? [] : ['--arabic takes the plural and the singular: "التطعيمات/تطعيم".']
}

/** Now, but after every migration that is there: a clock that is behind must not put this one before them. */
function nextTimestamp(now: Date, migrations: readonly string[]): string {
  const stamps = migrations.map((name) => name.slice(0, 14)).filter((stamp) => /^\d{14}$/.test(stamp))
  const last = stamps.sort().at(-1) ?? ''
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  return stamp > last ? stamp : String(Number(last) + 1)
}

function refuseTimestamp(timestamp: string | undefined): string[] {
  if (timestamp === undefined) return []
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp) ?? []
  const isTime =
    year !== undefined && !Number.isNaN(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`))
  return isTime
    ? []
    : [`--timestamp is YYYYMMDDHHMMSS, for instance 20261122093000, not "${show(timestamp)}".`]
}
