import { createContext, useContext } from 'react'

/** Locks the screen now; does nothing outside the application. */
export const LockContext = createContext<() => void>(() => undefined)

/** What locks the screen now, in all tabs. */
export function useLock(): () => void {
  return useContext(LockContext)
}
