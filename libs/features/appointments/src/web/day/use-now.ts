import { useEffect, useState } from 'react'

const TICK_MS = 30_000

/** This moment, told anew twice a minute, so that waits go on. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
