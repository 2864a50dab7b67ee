/** One file under .github/workflows. */
export interface Workflow {
  file: string
  name: string
  purpose: string
  triggers: Triggers
  concurrency: { group: string; cancels: string | boolean }
  jobs: readonly Job[]
  /** The metadata that it follows from. */
  from: readonly string[]
}

/** When something happens; what is left out never starts it. */
export interface Triggers {
  /** Bases of pull requests; `any` for all. Started in the context of the pull request. */
  pullRequests?: 'any' | readonly string[]
  /** Bases of pull requests, in the context of the base: the pull request’s code is never checked out there. */
  pullRequestTargets?: 'any'
  mergeQueues?: readonly string[]
  branches?: readonly string[]
  tags?: readonly string[]
  releases?: boolean
  schedules?: readonly string[]
  /** Inputs that a person is asked for. */
  dispatch?: Readonly<Record<string, DispatchInput>>
}

/** What a person is asked for who starts a workflow by hand. */
export interface DispatchInput {
  description: string
  isRequired: boolean
  /** Of a workflow: what may be chosen. */
  options?: readonly string[]
  /** Of a job: what must be chosen for it to work. */
  value?: string
}

/** What GITHUB_TOKEN may do in a job. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>

/** One job; its name is what a check is called. */
export interface Job {
  id: string
  name: string
  /** `cell`: of a matrix, whose name no rule may ask for. `gate`: always reports, by what became of its needs. */
  kind: 'work' | 'cell' | 'gate'
  /** Which of the workflow’s triggers it works on; on others it is skipped by its condition. */
  triggers: Triggers
  needs: readonly string[]
  /** The whole condition, as an expression; absent when it always runs. */
  if?: string
  runsOn: string
  timeoutMinutes: number
  permissions: Permissions
  environment?: string
  concurrency?: string
  matrix?: Readonly<Record<string, readonly (string | number)[]>>
  /** Version of a PostgreSQL beside it. */
  postgres?: string
  env: Readonly<Record<string, string>>
  outputs: Readonly<Record<string, string>>
  steps: readonly Step[]
  /** Branches before which its failure blocks nothing. */
  informational: readonly string[]
  /** The same as an expression; what needs the job sees a success then. */
  continueOnError?: string
  /** Secrets without which its steps are skipped with a notice. */
  secrets: readonly string[]
  /** Commands of `pnpm ehr` without which the job is not planned. */
  commands: readonly string[]
  from: readonly string[]
}

/** One step: a command that also runs locally, or an action by its name without the pin. */
export type Step =
  | {
      kind: 'run'
      id?: string
      name: string
      if?: string
      run: string
      env?: Readonly<Record<string, string>>
    }
  | {
      kind: 'uses'
      id?: string
      name: string
      if?: string
      action: string
      with?: Readonly<Record<string, string>>
      env?: Readonly<Record<string, string>>
    }
