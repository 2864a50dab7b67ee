/** Shorter pauses are reading; after longer ones what the page asks for is its own doing. */
const AWAY_MS = 60_000

const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

let lastAt: number | undefined

/** When the user of this page last did something, here or (by `noteActivity`) in another tab; undefined: nobody looks. */
export function lastActivityAt(): number | undefined {
  return lastAt
}

/** Notes that the user did something at that time. */
export function noteActivity(at: number): void {
  lastAt = Math.max(lastAt ?? 0, at)
}

/**
 * Watches what the user does, and calls back at each act. Until this is called every request counts as asked for by
 * somebody. Returns the function that ends it.
 */
export function watchActivity(onActivity: (at: number) => void): () => void {
  const act = () => {
    const now = Date.now()
    noteActivity(now)
    onActivity(now)
  }
  noteActivity(Date.now())
  for (const event of EVENTS) addEventListener(event, act, { capture: true, passive: true })
  return () => {
    for (const event of EVENTS) removeEventListener(event, act, { capture: true })
    lastAt = undefined
  }
}

/** Whether nobody has done anything for so long that the page asks by itself: that keeps no session awake. */
export function isAway(now: number = Date.now()): boolean {
  return lastAt !== undefined && now - lastAt > AWAY_MS
}
