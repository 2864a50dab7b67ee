/** What a check has found: `found` says what is so, `why` what comes of it, `mend` the command or the step that helps. */
export type Finding =
  | { readonly state: 'ok'; readonly found: string }
  | {
      /** A problem keeps something from working; a warning may. */
      readonly state: 'warning' | 'problem'
      readonly found: string
      readonly why: string
      readonly mend: string
    }

/** The clone that is looked at, on which machine. */
export interface Place {
  /** The folder of the clone. */
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  /** The user's number; undefined on Windows. */
  readonly uid: number | undefined
  /** Aborted when the check has had its time. */
  readonly signal: AbortSignal
}

/**
 * One thing to look at. `run` looks and changes nothing. It may count on Node alone, since nothing may be installed:
 * what else it needs it imports itself, and that this fails is then what is found.
 */
export interface Check {
  readonly name: string
  /** Only with `--full`: it takes longer than a person waits. */
  readonly isSlow?: true
  run(place: Place): Promise<Finding | readonly Finding[]>
}

/** Says that something is as it should be. */
export function ok(found: string): Finding {
  return { state: 'ok', found }
}

/** Says what may go wrong. */
export function warning(found: string, { why, mend }: { why: string; mend: string }): Finding {
  return { state: 'warning', found, why, mend }
}

/** Says what does go wrong. */
export function problem(found: string, { why, mend }: { why: string; mend: string }): Finding {
  return { state: 'problem', found, why, mend }
}
