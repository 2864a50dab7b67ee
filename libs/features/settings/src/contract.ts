import {
  definePermissions,
  defineProblem,
  defineRoute,
  ROLES,
  recordId,
  recordVersion,
  text,
} from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'settings:read': ['administrator', 'auditor'],
  'settings:write': ['administrator'],
})

/** Somebody must be able to work somewhere. */
export const lastSite = defineProblem('LAST_SITE', 409, 'The clinic needs at least one site in use')
/** Another site has this name: nobody could tell them apart. */
export const siteNameTaken = defineProblem('SITE_NAME_TAKEN', 409, 'Another site has this name')
export const notAPicture = defineProblem(
  'NOT_A_PICTURE',
  422,
  'Only PNG, JPEG and WebP pictures can be the logo',
)

/** `latn`: 012; `arab`: a language’s own, such as ٠١٢ in Arabic. Clinical values are Latin whatever is set. */
export const DIGITS = ['latn', 'arab'] as const
/** Kinds of pictures; SVG is not one of them, since it may carry scripts. */
export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
/** Of a logo: its bytes, and its pixels each way. */
export const LOGO_LIMITS = { bytes: 262_144, pixels: 4000 } as const

const language = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
const timeZone = z.string().check(z.maxLength(100), z.refine(isTimeZone, 'Not a time zone of the IANA list'))

const fields = {
  clinicName: text(120),
  /** IANA name: the clinic's days and hours are told in it. */
  timeZone,
  /** What medical record numbers begin with; none: nothing. Digits at its end would run into the number. */
  mrnPrefix: z.nullable(
    z
      .string()
      .check(z.regex(/^[A-Z0-9-]{0,9}[A-Z-]$/, 'Capital letters and hyphens, at most 10, no digit last')),
  ),
  /** Digits of the number at least, filled up with zeros; 0: as many as it has. */
  mrnDigits: z.int().check(z.minimum(0), z.maximum(12)),
  /** Languages that the interface offers; empty: all that it has. */
  languages: z.array(language).check(z.maxLength(50), z.refine(isDistinct, 'The same twice')),
  /** For whom none of their own is offered. */
  defaultLanguage: language,
  digits: z.enum(DIGITS),
  /** Minutes without use after which a session is locked. */
  idleMinutes: z.int().check(z.minimum(1), z.maximum(480)),
  /** Hours after which a session ends, however busy. */
  sessionHours: z.int().check(z.minimum(1), z.maximum(24)),
  /** Roles that must sign in with a second factor. */
  secondFactorRoles: z.array(z.enum(ROLES)).check(z.refine(isDistinct, 'The same twice')),
  /** For how many days a visit opens a restricted chart to who took part. */
  careRelationDays: z.int().check(z.minimum(1), z.maximum(3650)),
  /** For how many hours a broken glass opens a restricted chart. */
  breakGlassHours: z.int().check(z.minimum(1), z.maximum(72)),
  /** Whether a patient’s report of who opened the chart names people, or their roles only. */
  namesStaffInReports: z.boolean(),
}

/** What may be written; the data class and the demo's facts are nobody's to change here. */
export const settingsInput = z
  .strictObject(fields)
  .check(
    z.refine(
      ({ languages, defaultLanguage }) => languages.length === 0 || languages.includes(defaultLanguage),
      { path: ['defaultLanguage'], error: 'The default must be one of the languages offered' },
    ),
  )
export type SettingsInput = z.infer<typeof settingsInput>

export const settings = z.object({
  ...fields,
  // What an import or a command wrote is shown, whatever would be accepted now.
  clinicName: z.string(),
  timeZone: z.string(),
  mrnPrefix: z.nullable(z.string()),
  languages: z.array(z.string()),
  defaultLanguage: z.string(),
  /** Of the picture; null: there is none. */
  logo: z.nullable(z.string()),
  version: recordVersion,
})
export type Settings = z.infer<typeof settings>

export const getSettings = defineRoute({
  operationId: 'settings.get',
  method: 'GET',
  path: '/api/settings',
  summary: 'Reads the settings of the installation.',
  access: 'settings:read',
  audit: 'none',
  response: settings,
})

export const updateSettings = defineRoute({
  operationId: 'settings.update',
  method: 'PUT',
  path: '/api/settings',
  summary: 'Changes the settings of the installation.',
  access: 'settings:write',
  audit: 'update',
  body: settingsInput,
  response: settings,
})

/** Shown before signing in too; its bytes are the answer, not JSON. */
export const getLogo = defineRoute({
  operationId: 'settings.get-logo',
  method: 'GET',
  path: '/api/clinic-logo',
  summary: 'The clinic’s logo, as a picture.',
  access: 'public',
  audit: 'none',
  /** Which picture, so that a page shows a new one. */
  query: z.object({ logo: z.optional(z.string().check(z.maxLength(100))) }),
  response: z.unknown(),
})

export const setLogo = defineRoute({
  operationId: 'settings.set-logo',
  method: 'PUT',
  path: '/api/settings/logo',
  summary: 'Sets the clinic’s logo: a PNG, JPEG or WebP picture of at most 256 KiB.',
  access: 'settings:write',
  audit: 'update',
  body: z.strictObject({
    /** The picture in base64. */
    content: z.base64().check(z.minLength(4), z.maxLength(Math.ceil(LOGO_LIMITS.bytes / 3) * 4)),
  }),
  response: settings,
})

export const removeLogo = defineRoute({
  operationId: 'settings.remove-logo',
  method: 'DELETE',
  path: '/api/settings/logo',
  summary: 'Takes the clinic’s logo away.',
  access: 'settings:write',
  audit: 'update',
  response: settings,
})

const site = z.object({
  id: recordId,
  name: z.string(),
  timeZone: z.string(),
  isActive: z.boolean(),
  version: recordVersion,
})
export type Site = z.infer<typeof site>

const siteInput = z.strictObject({ name: text(120), timeZone })

export const listSites = defineRoute({
  operationId: 'settings.list-sites',
  method: 'GET',
  path: '/api/clinic-sites',
  summary: 'Lists the sites of the clinic, those in use first.',
  access: 'signed-in',
  audit: 'none',
  response: z.object({ items: z.array(site) }),
})

export const createSite = defineRoute({
  operationId: 'settings.create-site',
  method: 'POST',
  path: '/api/clinic-sites',
  summary: 'Adds a site.',
  access: 'settings:write',
  audit: 'create',
  body: siteInput,
  response: site,
})

export const updateSite = defineRoute({
  operationId: 'settings.update-site',
  method: 'PUT',
  path: '/api/clinic-sites/:siteId',
  summary: 'Renames a site, moves it to another time zone, takes it out of use or back.',
  access: 'settings:write',
  audit: 'update',
  params: z.object({ siteId: recordId }),
  body: z.extend(siteInput, { isActive: z.boolean() }),
  response: site,
})

/** Whether PostgreSQL and browsers know this time zone: a name of the IANA list, not an offset. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function isDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}
