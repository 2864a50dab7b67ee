import type { DayPanel } from '@ehr/ui'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

const parts = new WeakMap<DayPanel['panel'], LazyExoticComponent<ComponentType>>()

/** The component of a panel of the day; one for the life of the page, so that it keeps its state. */
export function dayPart({ panel }: Pick<DayPanel, 'panel'>): LazyExoticComponent<ComponentType> {
  const known = parts.get(panel)
  if (known !== undefined) return known
  const made = lazy(async () => ({ default: (await panel()).Panel }))
  parts.set(panel, made)
  return made
}
