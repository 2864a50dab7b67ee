import { parseSync, Visitor } from 'oxc-parser'
import type { Identity } from '../answers/identity.ts'

/** From what to what a text is renamed. */
export interface Renaming {
  readonly from: Identity
  readonly to: Identity
}

/**
 * Renames in a text: the packages' scope where it stands before a slash, the organisation as a whole word, and the
 * product in the form that each place has: for people, for services, for databases, for code.
 *
 * @param path decides how the name is written: in markup an ampersand is escaped
 */
export function renameText(path: string, text: string, { from, to }: Renaming): string {
  const isIdentifier = findIdentifiers(path, text, from)
  const shown = /\.(html|svg|xml)$/.test(path) ? to.name.replaceAll('&', '&amp;') : to.name
  const renamed = text.replaceAll(productPattern(from), (found: string, offset: number) => {
    const around = { before: text.charAt(offset - 1), after: text.charAt(offset + found.length) }
    const isKey = isIdentifier(offset) || JSON_KEY.test(text.slice(offset + found.length))
    return formOf(found, around, { ...to, name: shown }, isKey)
  })
  const scoped = renamed.replaceAll(scopePattern(from.scope), () => to.scope)
  return from.organisation === ''
    ? scoped
    : scoped.replaceAll(wordPattern(from.organisation), () => to.organisation)
}

/** Where code is named after the product: there a hyphen would be a minus. */
function findIdentifiers(path: string, text: string, from: Identity): (offset: number) => boolean {
  if (!/\.([cm]?[jt]s|tsx)$/.test(path) || !namesProduct(text, from)) return () => false
  const ranges: [start: number, end: number][] = []
  const add = ({ start, end }: { start: number; end: number }) => ranges.push([start, end])
  new Visitor({ Identifier: add }).visit(parseSync(path, text).program)
  return (offset) => ranges.some(([start, end]) => start <= offset && offset < end)
}

/** Whether a text names the product, in any case. */
export function namesProduct(text: string, identity: Pick<Identity, 'name' | 'slug'>): boolean {
  return productPattern(identity).test(text)
}

/** `@ehr/` and, in patterns, `@ehr\/`; never part of an address. */
function scopePattern(scope: string): RegExp {
  return new RegExp(`(?<![\\w-])${escapePattern(scope)}(?=\\\\?/)`, 'g')
}

function wordPattern(word: string): RegExp {
  return new RegExp(`(?<![\\w-])${escapePattern(word)}(?![\\w-])`, 'g')
}

function productPattern({ name, slug }: Pick<Identity, 'name' | 'slug'>): RegExp {
  const forms = new Set([name, slug, slug.replaceAll('-', '_'), slug.replaceAll('-', '')])
  const longestFirst = [...forms].toSorted((one, other) => other.length - one.length)
  return new RegExp(longestFirst.map(escapePattern).join('|'), 'gi')
}

/** What follows a key in JSON. */
const JSON_KEY = /^"\s*:/

interface Around {
  readonly before: string
  readonly after: string
}

/** `ACME_URL`, `acme_staging`, `isAcme`, `acmeUrl`, `Acme`, `acme-db`: each in its own form. */
function formOf(found: string, { before, after }: Around, { name, slug }: Identity, isKey: boolean): string {
  const isCapital = /^\p{Lu}/u.test(found)
  if (found === found.toUpperCase() && isCapital) return slug.toUpperCase().replaceAll('-', '_')
  if (before === '_' || after === '_') return slug.replaceAll('-', '_')
  const isWithinName = isKey || /[a-z0-9]/.test(before) || /[A-Z0-9]/.test(after)
  if (isCapital) return isWithinName ? pascal(slug) : name
  return isKey || /[A-Z]/.test(after) ? lowerFirst(pascal(slug)) : slug
}

function pascal(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
