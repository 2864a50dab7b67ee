import type { WorkflowTemplate } from '@actions/workflow-parser'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from './github-parser.ts'

/** A workflow as GitHub reads it, or what it finds wrong. */
export type ParsedWorkflow =
  | { ok: true; template: WorkflowTemplate }
  | { ok: false; problems: readonly string[] }

/** Parses a workflow with GitHub’s own parser. */
export async function parseWorkflowFile(name: string, content: string): Promise<ParsedWorkflow> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  const early = context.errors.getErrors().map(({ message }) => message)
  if (value === undefined || early.length > 0)
    return { ok: false, problems: early.length > 0 ? early : ['There is nothing in it.'] }
  const template = await convertWorkflowTemplate(context, value)
  const problems = (template.errors ?? []).map(({ Message }) => Message)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, template }
}
