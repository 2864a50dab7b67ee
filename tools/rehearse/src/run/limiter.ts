/** Lets so many tasks run at once, and never two that claim the same thing. */
export type Limiter = <T>(claims: readonly string[], task: () => Promise<T>) => Promise<T>

interface Waiting {
  claims: readonly string[]
  begin: () => void
}

/** Makes a limiter; who came first goes first, unless what it claims is taken. */
export function createLimiter(atOnce: number): Limiter {
  const waiting: Waiting[] = []
  const claimed = new Set<string>()
  let running = 0
  const fill = () => {
    while (running < atOnce) {
      const index = waiting.findIndex(({ claims }) => !claims.some((claim) => claimed.has(claim)))
      const [next] = index === -1 ? [] : waiting.splice(index, 1)
      if (next === undefined) return
      running += 1
      for (const claim of next.claims) claimed.add(claim)
      next.begin()
    }
  }
  return async (claims, task) => {
    await new Promise<void>((begin) => {
      waiting.push({ claims, begin })
      fill()
    })
    try {
      return await task()
    } finally {
      running -= 1
      for (const claim of claims) claimed.delete(claim)
      fill()
    }
  }
}
