import type { Report } from './report.ts'

/** Renders a report as JSON, in the shape of `report.schema.json`. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
