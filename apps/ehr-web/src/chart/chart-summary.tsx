import { useViewer } from '@ehr/ui'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listChartPanels } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import { useDocumentTitle } from '../pages/use-document-title.ts'
import { arrangePanels } from './arrange-panels.ts'
import css from './chart.module.css'
import { ChartPanelFrame } from './chart-panel-frame.tsx'

/** The features' panels side by side; each loads and fails alone. */
export function ChartSummary() {
  const { t } = useTranslation('app')
  const { patientId = '' } = useParams({ strict: false })
  const panels = listChartPanels(features, useViewer())
  const columnCount = useColumnCount()
  useDocumentTitle('chart.title')
  if (panels.length === 0) {
    return <EmptyState title={t('chart.noPanels')}>{t('chart.noPanelsWhy')}</EmptyState>
  }
  return (
    <div className={css.summary}>
      <VisuallyHidden component="h1">{t('chart.title')}</VisuallyHidden>
      {arrangePanels(panels, columnCount).map(({ columns }) => (
        <div key={keyOf(columns[0]?.[0])} className={css.row}>
          {columns.map((column) => (
            <div key={keyOf(column[0])} className={css.column}>
              {column.map((panel) => (
                <ChartPanelFrame key={keyOf(panel)} panel={panel} patientId={patientId} />
              ))}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function useColumnCount(): number {
  const isWide = useMediaQuery('(min-width: 88em)', false, AT_ONCE)
  const isMiddle = useMediaQuery('(min-width: 48em)', true, AT_ONCE)
  if (isWide) return 3
  return isMiddle ? 2 : 1
}

// Without it the first picture has another number of columns than the second.
const AT_ONCE = { getInitialValueInEffect: false }

function keyOf(panel: { feature: string; id: string } | undefined): string {
  return `${panel?.feature} ${panel?.id}`
}
