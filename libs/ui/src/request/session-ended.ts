type Listener = () => void

const listeners = new Set<Listener>()

/**
 * Calls back whenever an answer says that nobody is signed in any more. The shell then asks for the password
 * in a dialog above the screen, so that what was typed there stays. Returns the function that ends it.
 */
export function onSessionEnded(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells the shell that the session ended. */
export function announceSessionEnded(): void {
  for (const listener of listeners) listener()
}
