import type { DeliveryPlan, PlannedEnvironment } from '@ehr/delivery'
import type { HttpContext } from '../http/request.ts'

/** What brings commits to one kind of target. A team adds its own in `registry.ts`. */
export interface Deployer {
  /** As `target` of an environment names it. */
  target: string
  /** Variables that must be set before it can do anything. */
  listVariables(plan: DeliveryPlan, environment: PlannedEnvironment): string[]
  /** Opens an environment there; asks nothing yet. */
  open(options: DeployerOptions): Place
}

/** What a deployer works with. */
export interface DeployerOptions {
  plan: DeliveryPlan
  environment: PlannedEnvironment
  env: Readonly<Record<string, string | undefined>>
  http: HttpContext
}

/** One environment, where it runs. */
export interface Place {
  /** Whether migrations run within the deployment, or must have run before it. */
  migrates: 'within' | 'before' | 'never'
  /** Reads what runs there, and what is on its way. @throws when that cannot be known. */
  readServices(): Promise<readonly ServiceState[]>
  /** Says which point the database could be restored to now. */
  findRestorePoint(): Promise<RestorePoint>
  /** Takes a backup and names the point that the database can be restored to. @throws when there is none. */
  takeBackup(): Promise<string>
  /** Makes sure that only we deploy; says for which services that was changed. */
  holdAutomatic(): Promise<readonly string[]>
  /** Begins to bring a commit to a service. */
  start(service: ServiceState, commit: string): Promise<Started>
  /** Begins to bring back what an earlier deployment brought. */
  goBack(service: ServiceState, to: Deployment): Promise<Started>
  /** Follows a deployment to its end, at most until `deadline`. */
  follow(service: ServiceState, id: string, deadline: Date): Promise<Ending>
  cancel(service: ServiceState, id: string): Promise<void>
}

/** Whether the database could be brought back to how it is now, and how that point is named. */
export type RestorePoint = { isThere: true; text: string } | { isThere: false; why: string; todo: string }

/** One service of an environment. */
export interface ServiceState {
  name: string
  /** As the provider calls it. */
  id: string
  isAutomatic: boolean
  /** What serves; nothing before the first deployment. */
  live?: Deployment
  /** What is on its way. */
  running?: Deployment
  /** What served before, newest first, without what was rolled back. */
  earlier: readonly Deployment[]
}

/** One deployment of a service. */
export interface Deployment {
  id: string
  /** Empty where the provider does not say, as for images. */
  commit: string
  /** As the provider calls it. */
  status: string
  createdAt: string
}

/** What became of the wish for a deployment. */
export type Started = { ok: true; id: string } | { ok: false; why: string }

/** How a deployment ended, or that it did not. */
export type Ending =
  | { kind: 'live' }
  | { kind: 'failed'; status: string }
  | { kind: 'superseded'; by: Deployment | undefined }
  | { kind: 'late' }
