/** Names of our own and of standard request headers, in lower case as Node gives them. */
export const HEADERS = {
  idempotencyKey: 'idempotency-key',
  ifMatch: 'if-match',
  etag: 'etag',
  requestId: 'x-request-id',
  /** The page asks by itself, nobody pressed anything: such a request does not prolong an idle session. */
  background: 'x-background',
} as const

/** The ETag of a version (RFC 9110, section 8.8.3): `"3"`. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/** The version in an If-Match header; `undefined` when it is not one of ours. */
export function versionOf(etag: string): number | undefined {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(etag.trim())
  return found?.[1] === undefined ? undefined : Number(found[1])
}
