const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The parts of a request that tell where it was made. */
export interface RequestOrigin {
  readonly method: string
  readonly origin?: string | undefined
  /** Sec-Fetch-Site, which scripts cannot set. */
  readonly fetchSite?: string | undefined
}

/**
 * Whether another site made this request with our user's cookie (OWASP's cross-site request forgery). A request
 * without both headers does not come from a browser, so it carries nobody's cookie unknowingly.
 */
export function isForeignRequest(request: RequestOrigin, trustedOrigins: readonly string[]): boolean {
  if (SAFE_METHODS.has(request.method)) return false
  if (request.origin !== undefined) return !trustedOrigins.includes(request.origin)
  return request.fetchSite !== undefined && !['same-origin', 'none'].includes(request.fetchSite)
}
