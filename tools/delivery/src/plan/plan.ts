import { type BranchingModel, createModel } from '@ehr/conventions/branching'
import type { AppBlock } from '../model/app-block.ts'
import { type DeliveryMetadata, metadataSchema } from '../model/metadata.ts'
import type { DeliveryPlan, PlannedApp, PlannedBranch } from './delivery-plan.ts'
import type { WorkspaceGraph } from './graph.ts'
import { planJobs } from './jobs/plan-jobs.ts'
import { parseBlocks } from './parse-blocks.ts'
import { planEnvironments } from './plan-environments.ts'
import { planLabels } from './plan-labels.ts'
import { planRulesets } from './plan-rulesets.ts'
import { planSecrets } from './plan-secrets.ts'
import { planWorkflows } from './plan-workflows.ts'
import type { Problem } from './problem.ts'
import type { RuleContext } from './rules/rule.ts'
import { RULES } from './rules/rules.ts'
import { describeIssues } from './shape-problems.ts'

/** A plan, or everything that is wrong with what it was to be made from. */
export type PlanOutcome = { ok: true; plan: DeliveryPlan } | { ok: false; problems: readonly Problem[] }

/**
 * Plans the delivery of a workspace from its project graph and what delivery.json says. Problems are collected: first
 * those of shape, since nothing else can be said of what does not fit; then those of every rule.
 */
export function plan(graph: WorkspaceGraph, metadata: unknown): PlanOutcome {
  const parsed = metadataSchema.safeParse(metadata)
  const { blocks, problems: ofBlocks } = parseBlocks(graph)
  const ofShape = parsed.success ? [] : describeIssues(parsed.error.issues)
  if (!parsed.success || ofBlocks.length > 0)
    return { ok: false, problems: sortProblems([...ofShape, ...ofBlocks]) }
  return planParsed(graph, parsed.data, blocks)
}

function planParsed(
  graph: WorkspaceGraph,
  metadata: DeliveryMetadata,
  blocks: Readonly<Record<string, AppBlock>>,
): PlanOutcome {
  const prepared = prepare(graph, metadata, blocks)
  const problems = RULES.flatMap((rule) => rule(prepared))
  if (problems.length > 0) return { ok: false, problems: sortProblems(problems) }
  return { ok: true, plan: completePlan(prepared) }
}

/** Completes a plan without asking whether it keeps the rules; `prepare` makes what it takes. */
export function completePlan(prepared: RuleContext & Pick<DeliveryPlan, 'notYet'>): DeliveryPlan {
  const { metadata, graph, blocks, model, workflows, notYet } = prepared
  return {
    metadata,
    model,
    branches: planBranches(metadata, model),
    rulesets: planRulesets(metadata, model),
    workflows,
    environments: planEnvironments(metadata, graph, blocks),
    apps: planApps(graph, blocks),
    secrets: planSecrets(metadata, workflows),
    labels: planLabels(model, metadata),
    notYet,
    workspace: { commands: graph.commands, versions: graph.versions, ...graph.inventory },
  }
}

/** Plans the jobs, of which rules must know the names before anything else can be said. */
export function prepare(
  graph: WorkspaceGraph,
  metadata: DeliveryMetadata,
  blocks: Readonly<Record<string, AppBlock>>,
): RuleContext & Pick<DeliveryPlan, 'notYet'> {
  const model = createModel(metadata.branching.model, metadata.branching.integration)
  const { placed, notYet } = planJobs({ metadata, graph, model })
  const workflows = planWorkflows({ metadata, graph, model }, placed)
  return { metadata, graph, model, blocks, workflows, notYet }
}

function planBranches(metadata: DeliveryMetadata, model: BranchingModel): PlannedBranch[] {
  return model.longLived.flatMap(({ name, role }) => {
    const protection = metadata.branching.protection[name]
    if (protection === undefined) return []
    const deploys = Object.entries(metadata.environments).flatMap(([environment, { from }]) =>
      from.branch === name ? [environment] : [],
    )
    const { requiredChecks } = protection
    return [{ name, role, protection, requiredChecks, deploys, from: `branching.protection.${name}` }]
  })
}

function planApps({ apps }: WorkspaceGraph, blocks: Readonly<Record<string, AppBlock>>): PlannedApp[] {
  return Object.entries(apps)
    .flatMap(([name, { project, root }]) => {
      const block = blocks[name]
      return block === undefined ? [] : [{ name, project, root, block }]
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** In the order of places, each problem once. */
function sortProblems(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [`${problem.path}\n${problem.wrong}`, problem]))
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, problem]) => problem)
}
