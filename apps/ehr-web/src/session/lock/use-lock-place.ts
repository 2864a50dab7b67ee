import { useLayoutEffect, useState } from 'react'

/**
 * An element of the page's own for the lock screen, beside the application and its dialogs, which are hidden as long
 * as it is there.
 */
export function useLockPlace(): HTMLElement {
  const [place] = useState(() => {
    const element = document.createElement('div')
    element.dataset.lockScreen = ''
    return element
  })
  useLayoutEffect(() => {
    const focused = document.activeElement
    document.body.append(place)
    document.body.dataset.locked = ''
    place.querySelector('input')?.focus()
    return () => {
      place.remove()
      delete document.body.dataset.locked
      // Whoever comes back types on where they were.
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    }
  }, [place])
  return place
}
