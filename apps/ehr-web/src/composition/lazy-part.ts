import type { PatientProps } from '@ehr/ui'
import { type ComponentType, lazy, useState } from 'react'

/** A part of the chart whose code comes when it is first needed, or before by `preload`. */
export interface LazyPart {
  readonly preload: () => Promise<unknown>
  /** The part itself once its code is there, else a component that waits for it. */
  readonly component: () => ComponentType<PatientProps>
}

const parts = new WeakMap<object, LazyPart>()

/** The part that `load` brings; one per `key` for the life of the page. */
export function lazyPart(key: object, load: () => Promise<ComponentType<PatientProps>>): LazyPart {
  const known = parts.get(key)
  if (known !== undefined) return known
  const made = createPart(load)
  parts.set(key, made)
  return made
}

/** A part's component; the same one until the caller leaves the screen, since another would lose its state. */
export function usePart(part: LazyPart): ComponentType<PatientProps> {
  const [component] = useState(part.component)
  return component
}

function createPart(load: () => Promise<ComponentType<PatientProps>>): LazyPart {
  let loaded: ComponentType<PatientProps> | undefined
  const preload = async () => {
    loaded = await load()
    return { default: loaded }
  }
  // A lazy component always shows its fallback for a moment, so one that is there is used itself.
  const waiting = lazy(preload)
  return { preload, component: () => loaded ?? waiting }
}
