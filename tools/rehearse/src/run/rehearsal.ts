import type { RehearsedEvent } from '../event/event.ts'
import type { Values } from '../expressions/value.ts'
import type { Reporter } from '../report/reporter.ts'
import type { Mirror } from '../repository/mirror.ts'
import type { Workflow } from '../workflow/read-workflow.ts'
import type { Limiter } from './limiter.ts'

/** What the jobs of one rehearsal share. */
export interface Rehearsal {
  workflow: Workflow
  event: RehearsedEvent
  mirror: Mirror
  /** The folder of this rehearsal; removed at its end. */
  folder: string
  /** What stays between rehearsals: caches. */
  home: string
  /** The contexts `github`, `secrets`, `vars`, `inputs`. */
  contexts: Values
  secrets: Readonly<Record<string, string>>
  /** The environment of the runner, before any job adds to it. */
  env: Readonly<Record<string, string>>
  reporter: Reporter
  limit: Limiter
  signal: AbortSignal
  /** Ports of this machine that services of the workflow are to have. */
  servicePorts: readonly number[]
}
