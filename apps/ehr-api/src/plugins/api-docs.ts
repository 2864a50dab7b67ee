import type { ApiFeature } from '@ehr/http'
import fp from 'fastify-plugin'
import { renderDocs } from '../openapi/render-docs.ts'
import { renderOpenapi } from '../openapi/render-openapi.ts'

export interface ApiDocsOptions {
  readonly features: readonly ApiFeature[]
  readonly release: string
}

/** `/openapi.json` for programs, `/docs` for people. */
export const apiDocs = fp<ApiDocsOptions>(
  async (app, { features, release }) => {
    const document = renderOpenapi(features, release)
    app.get('/openapi.json', async () => document)
    app.get('/docs', async (_request, reply) => {
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
      return renderDocs(document, reply.nonce())
    })
  },
  { name: 'api-docs', dependencies: ['security-headers'] },
)
