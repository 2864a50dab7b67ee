import type { Rehearsal } from '../run/rehearsal.ts'

/** An action that a step calls, and the job it is called in. */
export interface ActionCall {
  rehearsal: Rehearsal
  /** Such as `actions/cache/restore`. */
  action: string
  inputs: Readonly<Record<string, string>>
  /** The folder of the job’s repository. */
  workspace: string
  /** What stays on the machine for its next job. */
  parked: string
  /** A folder of the job alone, for programs that it puts on the path. */
  tools: string
  addPath: (folder: string) => void
  addMask: (value: string) => void
  say: (line: string) => void
}

/** What an action leaves. */
export interface ActionDone {
  outputs?: Readonly<Record<string, string>>
  /** What it does when the job is over and succeeded. */
  after?: () => Promise<void>
}

/** The local counterpart of an action. Throws where the action would fail. */
export type Action = (call: ActionCall) => Promise<ActionDone>
