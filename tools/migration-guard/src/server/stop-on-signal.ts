const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Calls the action when the process is asked to end, and then ends it. Gives a function that does the same action at
 * the regular end, once, and no longer listens.
 */
export function stopOnSignal(action: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= action()
    return stopping
  }
  const listeners = Object.entries(SIGNALS).map(([signal, exitCode]) => {
    const listener = () => {
      stop().finally(() => process.exit(exitCode))
    }
    process.on(signal, listener)
    return { signal, listener }
  })
  return async () => {
    await stop()
    for (const { signal, listener } of listeners) process.off(signal, listener)
  }
}
