import type { ChartPanel, PatientProps } from '@ehr/ui'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { PartBoundary } from '@ehr/ui/states/part-boundary.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { FromFeature } from '../composition/composition.ts'
import { usePart } from '../composition/lazy-part.ts'
import { panelPart } from './chart-parts.ts'

export interface ChartPanelFrameProps extends PatientProps {
  panel: FromFeature<ChartPanel>
}

/** One panel of the chart under its heading, with the way to its full screen. */
export function ChartPanelFrame({ panel, patientId }: ChartPanelFrameProps) {
  const { t } = useTranslation('app')
  const Panel = usePart(panelPart(panel))
  const title = t(panel.titleKey, { ns: panel.feature })
  const path = panel.path?.replace('$patientId', patientId)
  return (
    <Section
      title={title}
      {...(path === undefined
        ? {}
        : {
            actions: (
              <TextLink to={path} size="sm" aria-label={t('chart.openPart', { part: title })}>
                {t('chart.open')}
              </TextLink>
            ),
          })}
    >
      <PartBoundary>
        <Suspense fallback={<Skeleton rows={4} />}>
          <Panel patientId={patientId} />
        </Suspense>
      </PartBoundary>
    </Section>
  )
}
