import type { RuleNotes } from '../model/rule-notes.ts'
import { renderGithub } from './render-github.ts'
import { renderJson } from './render-json.ts'
import { renderMarkdown } from './render-markdown.ts'
import { type PrettyContext, renderPretty } from './render-pretty.ts'
import { renderSarif } from './render-sarif.ts'
import type { Report } from './report.ts'

/** What a report can be rendered as. */
export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'markdown'] as const

export type Format = (typeof FORMATS)[number]

export interface RenderContext extends PrettyContext {
  notes: readonly RuleNotes[]
  /** Absolute address of a rule's page. */
  pageOf(rule: string): string
}

/** Renders a report in one of the formats. */
export function renderReport(report: Report, format: Format, context: RenderContext): string {
  switch (format) {
    case 'pretty':
      return renderPretty(report, context)
    case 'json':
      return renderJson(report)
    case 'sarif':
      return renderSarif(report, context)
    case 'github':
      return renderGithub(report)
    case 'markdown':
      return renderMarkdown(report)
  }
}
