import type { Renderer } from '../renderer.ts'
import { renderCodeOwners } from './code-owners.ts'
import { renderDependencyUpdates } from './dependency-updates.ts'
import { renderEnvironments } from './environment-files.ts'
import { renderIssueTemplates } from './issue-templates.ts'
import { renderLabels } from './labels-file.ts'
import { renderPullRequestTemplate } from './pull-request-template.ts'
import { renderRulesets } from './ruleset-files.ts'
import { renderWorkflow } from './workflow-file.ts'

/** Writes everything that GitHub reads, and what `pnpm ehr protect` tells it. */
export const renderGitHub: Renderer = (plan) =>
  [
    ...plan.workflows.map((workflow) => renderWorkflow(workflow, plan)),
    ...renderRulesets(plan),
    ...renderEnvironments(plan),
    ...renderCodeOwners(plan),
    ...renderDependencyUpdates(plan),
    ...renderLabels(plan),
    ...renderPullRequestTemplate(plan),
    ...renderIssueTemplates(plan),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
