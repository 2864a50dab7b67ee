import { patientPaths, updatePatient } from '@ehr/feature-patients/contract'
import { isAllowed, type PatientProps, useViewer } from '@ehr/ui'
import { Link, useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { listChartPanels, listTimelineSources } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import { CHART_PATH } from '../composition/plan-routes.ts'
import css from './chart.module.css'
import { ChartTools } from './chart-tools.tsx'
import { NewMenu } from './new-menu.tsx'

/** The chart's parts as links, so that each has an address and opens in another tab as well. */
export function ChartTabs({ patientId }: PatientProps) {
  const { t } = useTranslation('app')
  const viewer = useViewer()
  const nav = useOpenPartInView()
  const mayEdit = isAllowed(viewer, updatePatient.access)
  const screens = listChartPanels(features, viewer).flatMap(({ path, titleKey, feature }) =>
    path === undefined ? [] : [{ path, title: t(titleKey, { ns: feature }) }],
  )
  const hasTimeline = listTimelineSources(features, viewer).length > 0
  const tabs = [
    { path: CHART_PATH, title: t('chart.summary') },
    ...(hasTimeline ? [{ path: `${CHART_PATH}/timeline`, title: t('chart.timeline') }] : []),
    ...screens,
    ...(mayEdit ? [{ path: patientPaths.edit('$patientId'), title: t('chart.details') }] : []),
  ]
  return (
    <div className={css.bar}>
      <nav ref={nav} aria-label={t('chart.parts')} className={css.tabs}>
        {tabs.map(({ path, title }) => (
          <Link
            key={path}
            to={path}
            params={{ patientId }}
            className={css.tab}
            activeOptions={{ exact: path === CHART_PATH }}
          >
            {title}
          </Link>
        ))}
      </nav>
      <ChartTools patientId={patientId} />
      <NewMenu patientId={patientId} />
    </div>
  )
}

/** On a phone the row of parts is wider than the screen: brings the open one into view. */
function useOpenPartInView(): RefObject<HTMLElement | null> {
  const nav = useRef<HTMLElement>(null)
  const pathname = useLocation({ select: (location) => location.pathname })
  useEffect(() => {
    const open = nav.current?.querySelector('[data-status="active"]')
    open?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [pathname])
  return nav
}
