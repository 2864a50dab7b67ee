import type { DayPanel } from '@ehr/ui'
import { Section } from '@ehr/ui/page/section.tsx'
import { PartBoundary } from '@ehr/ui/states/part-boundary.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { FromFeature } from '../composition/composition.ts'
import { dayPart } from './day-part.ts'

/** One panel of the day under its heading; it breaks without taking the others with it. */
export function DayPanelFrame({ panel }: { panel: FromFeature<DayPanel> }) {
  const { t } = useTranslation('app')
  const Panel = dayPart(panel)
  return (
    <Section title={t(panel.titleKey, { ns: panel.feature })}>
      <PartBoundary>
        <Suspense fallback={<Skeleton rows={6} />}>
          <Panel />
        </Suspense>
      </PartBoundary>
    </Section>
  )
}
