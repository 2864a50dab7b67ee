/** What a command of this package ends with. */
export const EXIT = {
  /** Deployed and verified. */
  done: 0,
  /** Nothing was begun. */
  refused: 1,
  /** It failed, and what served before serves again, verified. */
  rolledBack: 2,
  /** It failed, and what serves now is not in order, or not known. */
  failed: 3,
  /** Stopped by Ctrl-C; the same command goes on. */
  interrupted: 130,
} as const

/** One of the codes that a command of this package ends with. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
