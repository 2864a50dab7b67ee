import type { Git } from '@ehr/conventions/git/asynchronous'
import type { DeliveryPlan, PlannedEnvironment } from '@ehr/delivery'
import type { Place, ServiceState } from '../deployers/deployer.ts'
import type { GitHub } from '../github/github-client.ts'
import type { HttpContext } from '../http/request.ts'
import type { Migrations } from '../migrations/list-migrations.ts'
import type { MigrationProof } from '../migrations/validate.ts'

/** What one precondition says: `open` may still come to be met by itself; `unseen` cannot be known, and need not be. */
export interface Finding {
  name: string
  verdict: 'met' | 'unseen' | 'open' | 'unmet'
  text: string
  /** What to do about it; absent when it is met. */
  todo?: string
}

/** What deployments know of where they go. */
export interface Scene {
  plan: DeliveryPlan
  environment: PlannedEnvironment
  /** Where the environment answers, without a path. */
  url: string
  place: Place
  git: Git
  github: GitHub | undefined
  http: HttpContext
  env: Readonly<Record<string, string | undefined>>
}

/** What is to be deployed, and what is there already. */
export interface Deployable extends Scene {
  commit: string
  services: readonly ServiceState[]
  migrations: Migrations
  /** Migrations that this commit brings; undefined where what runs now is not known. */
  newMigrations: readonly string[] | undefined
  proof: MigrationProof | undefined
}

/** One thing that must be so before anything is deployed; nothing where it does not concern the environment. */
export type Precondition = (deployable: Deployable) => Promise<Finding | undefined>
