import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from './stored.ts'

export const DENSITIES = ['dense', 'comfortable'] as const
export type Density = (typeof DENSITIES)[number]

const KEY = 'ehr-density'
const listeners = new Set<() => void>()

/** Sets the height of rows for the whole page (`data-density` on `<html>`), and keeps it in this browser. */
export function applyDensity(density: Density): void {
  writeStored(KEY, density)
  document.documentElement.dataset.density = density
  for (const listener of listeners) listener()
}

/** The density that this browser keeps. */
export function readDensity(): Density {
  return DENSITIES.find((density) => density === readStored(KEY)) ?? 'comfortable'
}

/** The density, and how to change it. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  return [useSyncExternalStore(follow, readDensity), applyDensity]
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
