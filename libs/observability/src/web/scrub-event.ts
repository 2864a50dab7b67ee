import type { Breadcrumb, ErrorEvent, Exception } from '@sentry/react'
import { maskText } from './mask-text.ts'

/** The part of a span that is looked at here. */
interface NamedSpan {
  name: string
  attributes: Record<string, unknown>
}

const KEPT_CONTEXTS = ['browser', 'os', 'device', 'trace', 'react'] as const
const KEPT_CRUMB_DATA = ['from', 'to', 'url', 'method', 'status_code'] as const

/** The event with nothing in it about a patient, a user or what somebody typed. */
export function scrubEvent(event: ErrorEvent): ErrorEvent {
  const { request, user: _user, extra: _extra, server_name: _server, logentry: _logentry, ...kept } = event
  return {
    ...kept,
    ...(event.message === undefined ? {} : { message: maskText(event.message) }),
    ...(event.transaction === undefined ? {} : { transaction: maskText(event.transaction) }),
    ...(request?.url === undefined ? {} : { request: { url: scrubUrl(request.url) } }),
    ...(event.exception === undefined ? {} : { exception: scrubException(event.exception) }),
    ...(event.contexts === undefined ? {} : { contexts: pick(event.contexts, KEPT_CONTEXTS) }),
    breadcrumbs: event.breadcrumbs?.flatMap((crumb) => scrubBreadcrumb(crumb) ?? []) ?? [],
  }
}

/** Keeps navigation and requests, with masked addresses; clicks and the console may show names. */
export function scrubBreadcrumb(crumb: Breadcrumb): Breadcrumb | undefined {
  if (crumb.category !== 'navigation' && crumb.category !== 'fetch') return undefined
  const data = Object.entries(pick(crumb.data ?? {}, KEPT_CRUMB_DATA)).map(([key, value]) => [
    key,
    typeof value === 'string' ? scrubUrl(value) : value,
  ])
  return {
    category: crumb.category,
    data: Object.fromEntries(data),
    ...(crumb.timestamp === undefined ? {} : { timestamp: crumb.timestamp }),
  }
}

/** Masks a span's name and every text among its attributes. */
export function scrubSpan<S extends NamedSpan>(span: S): S {
  const attributes = Object.entries(span.attributes).map(([key, value]) => [
    key,
    typeof value === 'string' ? scrubUrl(value) : value,
  ])
  return { ...span, name: scrubUrl(span.name), attributes: Object.fromEntries(attributes) }
}

function scrubUrl(url: string): string {
  return maskText(url.replace(/[?#].*$/, ''))
}

function scrubException({ values = [] }: { values?: Exception[] }): { values: Exception[] } {
  return {
    values: values.map((value) => ({
      ...value,
      ...(value.value === undefined ? {} : { value: maskText(value.value) }),
    })),
  }
}

function pick<V>(from: Record<string, V>, keys: readonly string[]): Record<string, V> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)))
}
