/** What is ended together; the stages end one after another in this order. */
const STAGES = ['children', 'database', 'records'] as const
export type Stage = (typeof STAGES)[number]

/** The end of a run, prepared from its beginning: whatever was started registers how it is ended. */
export interface Shutdown {
  /** Aborted as soon as the end has begun. */
  readonly signal: AbortSignal
  /** Registers a clean-up; it runs at once when the end has begun already. */
  add(stage: Stage, cleanUp: () => Promise<void>): void
  /** Ends everything once, however often it is called; resolves when all is ended. */
  run(): Promise<void>
  /** Resolves when the end has begun. */
  readonly begun: Promise<void>
}

/**
 * Creates the end of a run.
 *
 * @param onFailure hears of clean-ups that failed; the others run all the same.
 */
export function createShutdown(onFailure: (error: unknown) => void): Shutdown {
  const controller = new AbortController()
  const cleanUps = new Map<Stage, (() => Promise<void>)[]>(STAGES.map((stage) => [stage, []]))
  const late: Promise<void>[] = []
  const begun = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  let ending: Promise<void> | undefined

  const attempt = (cleanUp: () => Promise<void>): Promise<void> => cleanUp().catch(onFailure)
  const endAll = async (): Promise<void> => {
    controller.abort()
    for (const stage of STAGES) await Promise.all((cleanUps.get(stage) ?? []).map(attempt))
    await Promise.all(late)
  }
  return {
    signal: controller.signal,
    begun,
    add: (stage, cleanUp) => {
      if (controller.signal.aborted) late.push(attempt(cleanUp))
      else cleanUps.get(stage)?.push(cleanUp)
    },
    run: async () => {
      ending ??= endAll()
      await ending
      await Promise.all(late)
    },
  }
}
