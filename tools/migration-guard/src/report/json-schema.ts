import { z } from 'zod'
import { renderFormatted } from './render-formatted.ts'
import { reportModel } from './report.ts'

/** Path of the published schema, relative to this package. */
export const SCHEMA_FILE = 'report.schema.json'

/** The name by which reports refer to it; nothing is to be fetched from there. */
export const SCHEMA_ID = 'urn:wardkit:migration-guard:report'

/** Renders the JSON Schema of the report (draft 2020-12). */
export function renderJsonSchema(): string {
  return renderFormatted({ $id: SCHEMA_ID, ...z.toJSONSchema(reportModel) })
}
