import { useEffect } from 'react'
import type { Autosave } from './autosave.ts'

/** Saves at moments after which the page may not come back, and when the network does. */
export function useSaveOccasions(autosave: Autosave): void {
  useEffect(() => {
    const leave = () => void autosave.flush({ keepalive: true })
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    const back = () => void autosave.flush({ background: true })
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('online', back)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('online', back)
    }
  }, [autosave])
}
