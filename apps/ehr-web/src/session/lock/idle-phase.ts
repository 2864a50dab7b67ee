/** How long before the lock the screen warns; a third of a short idle time. */
const WARNING_S = 60

/** What an idle screen does: nothing, count down, lock. */
export type IdlePhase = { kind: 'active' } | { kind: 'warning'; secondsLeft: number } | { kind: 'idle' }

/** Decides what the screen does after nobody has touched it since `lastAt` (both times in milliseconds). */
export function idlePhase(lastAt: number, now: number, idleSeconds: number): IdlePhase {
  const secondsLeft = Math.ceil(idleSeconds - (now - lastAt) / 1000)
  if (secondsLeft <= 0) return { kind: 'idle' }
  if (secondsLeft > Math.min(WARNING_S, idleSeconds / 3)) return { kind: 'active' }
  return { kind: 'warning', secondsLeft }
}
