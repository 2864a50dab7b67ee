import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Keeps the right edge of what scrolls where it was: the newest date is in view at first, and columns that come
 * in front do not move what is being read.
 */
export function useNewestInView(columns: number): RefObject<HTMLElement | null> {
  const container = useRef<HTMLElement>(null)
  const former = useRef({ columns: 0, width: 0 })
  useLayoutEffect(() => {
    const element = container.current
    if (element === null) return
    const lines = 2 * element.clientLeft
    element.style.setProperty('--ehr-scroll-bar', `${element.offsetWidth - element.clientWidth - lines}px`)
    if (columns === former.current.columns) return
    const isFirst = former.current.columns === 0
    const added = element.scrollWidth - former.current.width
    element.scrollLeft = isFirst ? element.scrollWidth : element.scrollLeft + added
    former.current = { columns, width: element.scrollWidth }
  }, [columns])
  return container
}
