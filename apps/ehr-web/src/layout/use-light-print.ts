import { useEffect } from 'react'

const SCHEME = 'data-mantine-color-scheme'

/** Prints in the light colours whatever the screen has: light letters on white paper cannot be read. */
export function useLightPrint(): void {
  useEffect(() => {
    const root = document.documentElement
    let before: string | null = null
    const toLight = () => {
      before = root.getAttribute(SCHEME)
      root.setAttribute(SCHEME, 'light')
    }
    const back = () => {
      if (before !== null) root.setAttribute(SCHEME, before)
    }
    addEventListener('beforeprint', toLight)
    addEventListener('afterprint', back)
    return () => {
      removeEventListener('beforeprint', toLight)
      removeEventListener('afterprint', back)
    }
  }, [])
}
