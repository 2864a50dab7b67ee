import { useViewer } from '@ehr/ui'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listChartActions, listChartPanels, listChartTools } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import type { PaletteItem } from './palette-items.ts'

/** The parts of the chart that is open, and what may be recorded in it or done with it. */
export function useChartItems(): readonly PaletteItem[] {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const { patientId } = useParams({ strict: false })
  const viewer = useViewer()
  if (patientId === undefined) return []
  const panels = listChartPanels(features, viewer).flatMap(({ path, titleKey, feature }) =>
    path === undefined ? [] : [{ path, label: t(titleKey, { ns: feature }) }],
  )
  const others = [...listChartActions(features, viewer), ...listChartTools(features, viewer)].map(
    ({ path, labelKey, feature }) => ({ path, label: t(labelKey, { ns: feature }) }),
  )
  return [...panels, ...others].map(({ path, label }) => ({
    id: `chart ${path}`,
    group: 'chart',
    label,
    run: () => void navigate({ to: path, params: { patientId } }),
  }))
}
