import { problemDetails, type RouteContract } from '@ehr/contracts'
import type { ApiFeature } from '@ehr/http'
import { type JsonSchema, toJsonSchema } from './json-schema.ts'
import { type Operation, renderOperation } from './operation.ts'

/** The part of an OpenAPI 3.1 document that we make. */
export interface OpenapiDocument {
  readonly openapi: '3.1.1'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: Readonly<Record<string, JsonSchema>>
  }
}

const DESCRIPTION = `Made from the contracts that the API itself validates with.
Every refusal is a problem (RFC 9457) with a stable \`code\`. Creates take an \`Idempotency-Key\`, changes an
\`If-Match\`. Lists are cut into pages by opaque cursors. Searches are POSTs: no patient data is ever in an address.`

/** Renders the features' contracts as OpenAPI 3.1, in a stable order. */
export function renderOpenapi(features: readonly ApiFeature[], release: string): OpenapiDocument {
  const contracts = features.flatMap((feature) => feature.routes.map(({ contract }) => contract))
  return {
    openapi: '3.1.1',
    info: { title: 'EHR API', version: release, description: DESCRIPTION },
    servers: [{ url: '/' }],
    paths: renderPaths([...contracts].sort(byPath)),
    components: {
      schemas: { Problem: toJsonSchema(problemDetails, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'ehr.session',
          description: 'Set by session.sign-in; with https its name begins with `__Secure-`.',
        },
      },
    },
  }
}

function byPath(a: RouteContract, b: RouteContract): number {
  return `${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1
}

function renderPaths(contracts: readonly RouteContract[]): OpenapiDocument['paths'] {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const contract of contracts) {
    const path = contract.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: renderOperation(contract) }
  }
  return paths
}
