import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * Moves the focus into the new screen after a navigation, unless the screen took it (a search box): otherwise
 * it stays on a link that is gone, and a screen reader says nothing.
 */
export function useArrival(): RefObject<HTMLElement | null> {
  const router = useRouter()
  const main = useRef<HTMLElement>(null)
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        const isFocusInside = main.current?.contains(document.activeElement) === true
        if (pathChanged && fromLocation !== undefined && !isFocusInside) {
          main.current?.focus({ preventScroll: true })
        }
      }),
    [router],
  )
  return main
}
