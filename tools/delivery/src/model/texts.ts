import { findRefProblem } from '@ehr/conventions/branching'
import * as z from 'zod'

/*
 * What may stand in the metadata as text. All of it ends up in workflows, manifests, scripts or pages, so each kind lets
 * only through what is harmless in all of them; what renders it quotes it nevertheless.
 */

const CONTROL = '\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff'
// No control or direction marks, nothing that begins an expression, a tag or code, no blanks around it.
const LINE = new RegExp(`^(?! )(?!.*\\$\\{)[^${CONTROL}<\`|\\\\]+(?<! )$`, 'u')

/** One line of prose, such as a name or a purpose. */
export function line(max = 120) {
  return z
    .string()
    .min(1)
    .max(max)
    .regex(LINE, 'expected one line of plain text, without < ` | \\ ${ and control characters')
}

/** A name in lower case, such as `staging` or `ehr-api`. */
export const identifier = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a lower-case name such as "ehr-api"')

/** The name of an environment variable or of a secret. */
export const variableName = z
  .string()
  .max(60)
  .regex(
    /^(?!GITHUB_)[A-Z][A-Z0-9_]*$/,
    'expected a name such as "RENDER_API_KEY", not beginning with GITHUB_',
  )

/** The value of a variable that is no secret; what renders it quotes it. */
export const variableValue = z
  .string()
  .max(500)
  .regex(new RegExp(`^(?!.*\\$\\{)[^${CONTROL}\`\\\\]*$`, 'u'), 'expected one line without ` \\ and ${')

/** An address that browsers open, encrypted. */
export const webAddress = z
  .string()
  .max(200)
  .regex(
    /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(\/[A-Za-z0-9._~/-]*)?$/,
    'expected an address such as "https://ehr.example.org"',
  )

/** Path and query of an address within an application. */
export const urlPath = z
  .string()
  .max(200)
  .regex(/^\/[A-Za-z0-9._~/?=&-]*$/, 'expected a path such as "/health/ready"')

/** A host on the network. */
export const hostName = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'expected a host such as "db.example.org"')

/** A file or folder, relative to the workspace’s root. */
export const filePath = z
  .string()
  .max(200)
  .regex(/^(?!.*\.\.)[A-Za-z0-9_@.][A-Za-z0-9_@./-]*$/, 'expected a path within the workspace, without ".."')

/** A folder on a host. */
export const hostPath = z
  .string()
  .max(200)
  .regex(/^(?!.*\.\.)\/[A-Za-z0-9_@./-]+$/, 'expected a path such as "/srv/ehr", without ".."')

/** The file of a workflow, under .github/workflows. */
export const workflowFile = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*\.yml$/, 'expected a file such as "ci.yml"')

/** A branch; of what git allows only what needs no quotes anywhere. */
export const branchName = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'expected a branch such as "develop"')
  .refine((name) => findRefProblem(name) === undefined, 'expected a name that git takes')

/** What a tag’s name begins with, and a star. */
export const tagPattern = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*\*$/, 'expected a pattern such as "v*" or "staging-*"')

/** A team or a person on GitHub. */
export const githubHandle = z
  .string()
  .max(80)
  .regex(/^@[A-Za-z0-9-]+(\/[A-Za-z0-9._-]+)?$/, 'expected "@organisation/team" or "@person"')

/** `owner/name` of a repository. */
export const repositoryName = z
  .string()
  .max(140)
  .regex(/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/, 'expected "owner/name"')

/** An address for mail. */
export const emailAddress = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, 'expected an address such as "it@example.org"')

/** A telephone number. */
export const phoneNumber = z
  .string()
  .max(30)
  .regex(/^\+?[0-9][0-9 ()-]{3,}$/, 'expected a number such as "+264 61 000 000"')

/** Minute, hour, day of month, month, day of week. */
export const cron = z
  .string()
  .max(60)
  .regex(/^([0-9*,/-]+ ){4}[0-9*,/-]+$/, 'expected five fields such as "30 2 * * 0"')

/** A time of day. */
export const clockTime = z
  .string()
  .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'expected a time such as "18:30"')

/** A day. */
export const day = z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'expected a day such as "2026-12-31"')

/** The name of a time zone. */
export const timeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, 'expected a time zone such as "Europe/Istanbul"')

/** A bucket of object storage. */
export const bucketName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'expected a bucket such as "ehr-production-backups"')

/** The name of a database, of its role, of a schema. */
export const databaseName = z
  .string()
  .max(63)
  .regex(/^[a-z][a-z0-9_]*$/, 'expected a name such as "ehr_staging"')

/** A whole number from one, in whatever unit the field’s name says. */
export function count(max: number) {
  return z.number().int().min(1).max(max)
}

/** A share of a hundred. */
export const percent = z.number().min(0).max(100)

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
