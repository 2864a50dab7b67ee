import type { ApiFeature } from '@ehr/http'
import { renderOpenapi } from '../openapi/render-openapi.ts'

/** Prints the OpenAPI document; needs neither a database nor an environment. */
export function printOpenapi(features: readonly ApiFeature[]): number {
  const text = JSON.stringify(renderOpenapi(features, process.env.RELEASE ?? 'development'), null, 2)
  process.stdout.write(`${text}\n`)
  return 0
}
