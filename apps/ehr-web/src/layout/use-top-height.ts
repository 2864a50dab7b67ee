import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Keeps `--ehr-banner-top` at the height of what sticks to the top of every screen, so that what sticks below it
 * (the patient's banner) knows where. It changes with the window, the language and the offline notice.
 */
export function useTopHeight(): RefObject<HTMLElement | null> {
  const top = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = top.current
    if (element === null) return undefined
    const measure = () => {
      const height = element.getBoundingClientRect().height
      document.documentElement.style.setProperty('--ehr-banner-top', `${height}px`)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return top
}
