import type { ErrorEvent } from '@sentry/node'

const KEPT_CONTEXTS = ['runtime', 'os', 'trace']

/** The event with nothing in it about a request, a user or what was handled. */
export function scrubEvent(event: ErrorEvent): ErrorEvent {
  const { request: _request, user: _user, extra: _extra, breadcrumbs: _crumbs, ...kept } = event
  const contexts = Object.entries(event.contexts ?? {}).filter(([name]) => KEPT_CONTEXTS.includes(name))
  return { ...kept, contexts: Object.fromEntries(contexts) }
}
