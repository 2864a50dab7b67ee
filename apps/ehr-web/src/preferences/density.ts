import { useState } from 'react'
import { readStored, writeStored } from './stored.ts'

export const DENSITIES = ['dense', 'comfortable'] as const
export type Density = (typeof DENSITIES)[number]

const KEY = 'ehr-density'

/** Sets the height of rows for the whole page (`data-density` on `<html>`). */
export function applyDensity(density: Density): void {
  document.documentElement.dataset.density = density
}

/** The density that this browser keeps. */
export function readDensity(): Density {
  return DENSITIES.find((density) => density === readStored(KEY)) ?? 'comfortable'
}

/** The density, and how to change it. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  const [density, setDensity] = useState(readDensity)
  const change = (next: Density) => {
    writeStored(KEY, next)
    applyDensity(next)
    setDensity(next)
  }
  return [density, change]
}
