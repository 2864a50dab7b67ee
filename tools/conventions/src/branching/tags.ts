const NUMBER = '(?:0|[1-9][0-9]*)'
const VERSION_TAG = new RegExp(`^v(${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-rc(?:\\.${NUMBER})?)?)$`)
const DEPLOY_TAG = /^(staging|prod)-(\d{4})(\d{2})(\d{2})(?:\.([1-9][0-9]*))?$/

/** What the name of a tag says. */
export type TagMeaning =
  | { kind: 'version'; version: string; isPrerelease: boolean }
  | { kind: 'deploy'; stage: 'staging' | 'production'; date: string; nth: number }

/**
 * Reads a tag: `v1.2.3`, `v1.2.3-rc.0`, `staging-20261121`, or `prod-20261121.2` for the second one of a day. Nothing
 * for a tag of any other shape, of which none deploys.
 */
export function parseTag(name: string): TagMeaning | undefined {
  const version = VERSION_TAG.exec(name)?.[1]
  if (version !== undefined) return { kind: 'version', version, isPrerelease: version.includes('-') }
  const [, prefix, year = '', month = '', day = '', nth] = DEPLOY_TAG.exec(name) ?? []
  const date = `${year}-${month}-${day}`
  if (prefix === undefined || !isDate(date)) return undefined
  return { kind: 'deploy', stage: prefix === 'prod' ? 'production' : 'staging', date, nth: Number(nth ?? 1) }
}

function isDate(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
}
