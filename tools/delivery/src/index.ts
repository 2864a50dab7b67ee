export type { AppBlock } from './model/app-block.ts'
export { renderJsonSchema } from './model/json-schema.ts'
export {
  type DeliveryMetadata,
  type EnvironmentMetadata,
  metadataSchema,
  type Protection,
} from './model/metadata.ts'
export type {
  DeliveryPlan,
  GitHubEnvironment,
  Label,
  PlannedApp,
  PlannedBranch,
  PlannedEnvironment,
  PlannedSecret,
  PlannedService,
  PlannedVariable,
  VariableSource,
} from './plan/delivery-plan.ts'
export { expression } from './plan/expression.ts'
export type { AppNode, DeclaredVariable, WorkspaceGraph } from './plan/graph.ts'
export { SCOPED_TARGETS } from './plan/jobs/scope.ts'
export { type PlanOutcome, plan } from './plan/plan.ts'
export { describeProblems, type Problem } from './plan/problem.ts'
export { findProductEnvironment, type NamedEnvironment } from './plan/product-environment.ts'
export { type GraphOptions, type ProjectNodes, readWorkspaceGraph } from './plan/read-graph.ts'
export type { PullRequestParameters, Rule, Ruleset } from './plan/ruleset.ts'
export type { DispatchInput, Job, Permissions, Step, Triggers, Workflow } from './plan/workflow.ts'
export {
  createEnvironmentPayload,
  type EnvironmentPayload,
  type Reviewer,
} from './renderers/github/environment-payload.ts'
export { createRulesetPayload, type RulesetPayload } from './renderers/github/ruleset-payload.ts'
export type {
  BlueprintDatabase,
  BlueprintEnvironment,
  BlueprintService,
} from './renderers/render/blueprint.ts'
export { checkBlueprint } from './renderers/render/check-blueprint.ts'
export { listRenderEnvironments } from './renderers/render/names.ts'
export { renderBlueprint, renderEnvironment } from './renderers/render/render-blueprint.ts'
export { renderServices } from './renderers/render/render-service.ts'
export type { RenderedFile, Renderer } from './renderers/renderer.ts'
