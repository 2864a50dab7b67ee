import { useEffect } from 'react'

/** Puts the cursor into the first input of a form; not on a touch screen, where the keypad would hide the rest. */
export function useFirstFocus(inputId: string): void {
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches)
      document.getElementById(inputId)?.focus({ preventScroll: true })
  }, [inputId])
}
