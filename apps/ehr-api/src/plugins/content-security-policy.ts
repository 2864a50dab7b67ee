/** For answers that are data: nothing may run, load or frame. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

export interface PagePolicyOptions {
  readonly nonce: string
  /** Where hashed assets come from, when it is not our own origin. */
  readonly assetBaseUrl: string | undefined
  /** Where the page sends error reports, if anywhere. */
  readonly errorReportDsn: string | undefined
  readonly isHttps: boolean
}

/** For our page: what we serve ourselves, and what carries this answer's nonce (Mantine's styles at run time). */
export function renderPagePolicy({
  nonce,
  assetBaseUrl,
  errorReportDsn,
  isHttps,
}: PagePolicyOptions): string {
  const own = withSelf(assetBaseUrl)
  const directives = [
    "default-src 'none'",
    `script-src ${own} 'nonce-${nonce}'`,
    `style-src ${own} 'nonce-${nonce}'`,
    `img-src ${own} data:`,
    `font-src ${own}`,
    `connect-src ${withSelf(errorReportDsn)}`,
    `manifest-src 'self'`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ]
  return directives.join('; ')
}

function withSelf(address: string | undefined): string {
  return address === undefined ? "'self'" : `'self' ${new URL(address).origin}`
}
