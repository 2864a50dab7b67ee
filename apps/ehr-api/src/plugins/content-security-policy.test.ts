import { expect, test } from 'vitest'
import { renderPagePolicy } from './content-security-policy.ts'

test('allows only what we serve, what carries the nonce, and where assets and reports are', () => {
  const policy = renderPagePolicy({
    nonce: 'abc',
    assetBaseUrl: 'https://cdn.example/ehr/',
    errorReportDsn: 'https://key@reports.example/1',
    isHttps: true,
  })
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' https://cdn.example 'nonce-abc'",
    "style-src 'self' https://cdn.example 'nonce-abc'",
    "img-src 'self' https://cdn.example data:",
    "font-src 'self' https://cdn.example",
    "connect-src 'self' https://reports.example",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'upgrade-insecure-requests',
  ])
})

test('never allows inline code or evaluation', () => {
  const policy = renderPagePolicy({
    nonce: 'abc',
    assetBaseUrl: undefined,
    errorReportDsn: undefined,
    isHttps: false,
  })
  expect(policy).not.toContain('unsafe')
})
