export type {
  Deployer,
  DeployerOptions,
  Deployment,
  Ending,
  Place,
  RestorePoint,
  ServiceState,
  Started,
} from './deployers/deployer.ts'
export { DEPLOYER_NAMES, findDeployer } from './deployers/registry.ts'
export { readAccess as readRenderAccess } from './deployers/render/access.ts'
export { createRenderAsk, type RenderAccess, RenderRefusal } from './deployers/render/render-client.ts'
export { type DeployOptions, deploy } from './flow/deploy.ts'
export { EXIT, type ExitCode } from './flow/exit-code.ts'
export type { ReleaseOptions } from './flow/open-scene.ts'
export { type RollbackOptions, rollback } from './flow/rollback.ts'
export { type StatusOptions, status } from './flow/status.ts'
export { type VerifyOptions, verifyEnvironment } from './flow/verify-environment.ts'
export { type Clock, systemClock } from './http/clock.ts'
export { type HttpContext, NoAnswer } from './http/request.ts'
export { listSecrets } from './list-secrets.ts'
export { createSay, type Say } from './output.ts'
export { readPlan } from './read-plan.ts'
export { type DeployRecord, recordSchema, renderRecord } from './record/deploy-record.ts'
export { type CommandOptions, runCommand } from './run-command.ts'
