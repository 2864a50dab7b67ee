import { EXIT, type ExitCode } from './exit-code.ts'
import type { ReleaseOptions } from './open-scene.ts'

/** How something ends that was begun and could not be followed to its end; `cause` says why. */
export class Unfinished extends Error {}

/**
 * Runs a command of this package, and says how to go on where it was stopped or lost its way: what the provider does
 * is not stopped by that.
 */
export async function tryFlow(
  { say, signal, environment }: ReleaseOptions,
  command: string,
  flow: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await flow()
  } catch (error) {
    const look = `Look: pnpm ehr status --env ${environment}. Go on: pnpm ehr ${command}.`
    if (signal.aborted) {
      say(`Stopped; what was begun at the provider goes on there. ${look}`)
      return EXIT.interrupted
    }
    say(error instanceof Error ? error.message : String(error))
    if (!(error instanceof Unfinished)) return EXIT.refused
    say(`It is not known how that ended. ${look}`)
    return EXIT.failed
  }
}
