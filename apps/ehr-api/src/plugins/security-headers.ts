import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { API_POLICY, renderPagePolicy } from './content-security-policy.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** Allows one answer's own scripts and styles; another for each answer. */
    nonce(): string
  }
}

export interface SecurityHeaderOptions {
  readonly publicUrl: string
  readonly assetBaseUrl: string | undefined
  readonly errorReportDsn: string | undefined
}

/** What every answer carries, whatever it is. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

const HTTPS_ONLY = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }

/** What every answer tells the browser to refuse. */
export const securityHeaders = fp<SecurityHeaderOptions>(
  async (app, { publicUrl, assetBaseUrl, errorReportDsn }) => {
    const isHttps = publicUrl.startsWith('https:')
    const headers = isHttps ? { ...SECURITY_HEADERS, ...HTTPS_ONLY } : SECURITY_HEADERS
    const nonces = new WeakMap<FastifyReply, string>()
    app.decorateReply('nonce', function (this: FastifyReply) {
      const nonce = nonces.get(this) ?? randomBytes(16).toString('base64')
      nonces.set(this, nonce)
      return nonce
    })
    app.addHook('onSend', async (_request, reply) => {
      reply.headers(headers)
      const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
      const policy = isPage
        ? renderPagePolicy({ nonce: reply.nonce(), assetBaseUrl, errorReportDsn, isHttps })
        : API_POLICY
      reply.header('content-security-policy', policy)
    })
  },
  { name: 'security-headers' },
)
