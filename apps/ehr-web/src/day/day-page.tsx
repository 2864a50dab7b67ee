import type { DayPanel } from '@ehr/ui'
import { Page } from '@ehr/ui/page/page.tsx'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { FromFeature } from '../composition/composition.ts'
import { useDocumentTitle } from '../pages/use-document-title.ts'
import css from './day.module.css'
import { DayPanelFrame } from './day-panel-frame.tsx'
import { DayTabs } from './day-tabs.tsx'

interface DayPageProps {
  readonly panels: readonly FromFeature<DayPanel>[]
}

/** What waits for this person today, as the features tell it: beside each other, or on a phone one at a time. */
export function DayPage({ panels }: DayPageProps) {
  const { t } = useTranslation('app')
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  useDocumentTitle('day.title')
  return (
    <Page title={t('day.title')}>
      {isPhone && panels.length > 1 ? <DayTabs panels={panels} /> : <Columns panels={panels} />}
    </Page>
  )
}

function Columns({ panels }: DayPageProps) {
  const columns = (['main', 'end'] as const)
    .map((place) => ({ place, shown: panels.filter((panel) => panel.place === place) }))
    .filter(({ shown }) => shown.length > 0)
  return (
    <div className={css.columns}>
      {columns.map(({ place, shown }) => (
        <div key={place} className={css.column} data-place={columns.length === 1 ? 'main' : place}>
          {shown.map((panel) => (
            <DayPanelFrame key={`${panel.feature} ${panel.id}`} panel={panel} />
          ))}
        </div>
      ))}
    </div>
  )
}
