import { isJsonObject, type JsonObject, numbersSurvive, parseLosslessJson } from '../json/lossless.ts'
import type { FramedJson } from './json-framing.ts'

export type ParsedResource =
  | {
      readonly kind: 'resource'
      readonly type: string
      readonly ids: SourceIds
      readonly resource: JsonObject
    }
  | {
      readonly kind: 'unmapped'
      readonly type: string
      readonly ids: SourceIds
      readonly resource: JsonObject
    }
  | { readonly kind: 'bad'; readonly type: string; readonly detail: string }

/** The names of a resource in its source: its id, and the name that its bundle gives it, where that is another. */
export interface SourceIds {
  readonly id: string
  readonly alias?: string | undefined
}

const ID = /^[A-Za-z0-9.-]{1,64}$/
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Parses one framed value; the slower, lossless way only where a number needs it. */
export function parseResource(framed: FramedJson, mapped: ReadonlySet<string>): ParsedResource {
  const parsed = parseOrSay(framed)
  if (!parsed.ok) return bad(parsed.detail)
  const quick = resourceOf(parsed.value, framed.isEntry)
  const type = quick?.resourceType
  if (quick === undefined || typeof type !== 'string') {
    return bad(framed.isEntry ? 'The entry has no resource with a resourceType.' : 'It has no resourceType.')
  }
  const ids = sourceIds(quick, parsed.value)
  if (!mapped.has(type)) return { kind: 'unmapped', type, ids: ids ?? { id: '' }, resource: quick }
  if (ids === undefined) {
    return {
      kind: 'bad',
      type,
      detail: 'It has no id of FHIR; without one, a second import would double it.',
    }
  }
  if (numbersSurvive(parsed.text)) return { kind: 'resource', type, ids, resource: quick }
  const exact = resourceOf(parseLosslessJson(parsed.text), framed.isEntry)
  return { kind: 'resource', type, ids, resource: exact ?? quick }
}

/** Parsers quote what they stumble over: their messages are replaced by ours. */
function parseOrSay(
  framed: FramedJson,
): { ok: true; value: unknown; text: string } | { ok: false; detail: string } {
  let text: string
  try {
    text = UTF8.decode(framed.bytes)
  } catch {
    return { ok: false, detail: 'It is not UTF-8.' }
  }
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value, text }
  } catch {
    return { ok: false, detail: 'It is not JSON.' }
  }
}

function resourceOf(value: unknown, isEntry: boolean): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined
  const resource = isEntry ? value.resource : value
  return isJsonObject(resource) ? resource : undefined
}

function sourceIds(resource: JsonObject, entry: unknown): SourceIds | undefined {
  const id = typeof resource.id === 'string' && ID.test(resource.id) ? resource.id : undefined
  const fullUrl = isJsonObject(entry) && typeof entry.fullUrl === 'string' ? entry.fullUrl : ''
  const name = /^urn:(?:uuid|oid):(.+)$/.exec(fullUrl)?.[1] ?? /\/([^/]+)$/.exec(fullUrl)?.[1]
  const alias = name !== undefined && ID.test(name) ? name : undefined
  if (id === undefined) return alias === undefined ? undefined : { id: alias }
  return alias === undefined || alias === id ? { id } : { id, alias }
}

function bad(detail: string): ParsedResource {
  return { kind: 'bad', type: '(unknown)', detail }
}
