import { PartBoundary, useVisitPanels, type VisitPanel, type VisitProps } from '@ehr/ui'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { type ComponentType, lazy, Suspense } from 'react'
import css from './visit-parts.module.css'

/** What the features recorded during a visit; each loads and fails alone, and one with nothing shows nothing. */
export function VisitParts(props: VisitProps) {
  return (
    <div className={css.parts}>
      {useVisitPanels().map((panel) => {
        const Part = partOf(panel)
        return (
          <PartBoundary key={`${panel.feature} ${panel.id}`}>
            <Suspense fallback={<Skeleton rows={2} />}>
              <Part {...props} />
            </Suspense>
          </PartBoundary>
        )
      })}
    </div>
  )
}

const parts = new WeakMap<VisitPanel['panel'], ComponentType<VisitProps>>()

/** One lazy component per panel for the life of the page; a new one at each render would load without end. */
function partOf({ panel }: VisitPanel): ComponentType<VisitProps> {
  const known = parts.get(panel)
  if (known !== undefined) return known
  const made = lazy(async () => ({ default: (await panel()).Panel }))
  parts.set(panel, made)
  return made
}
