import type { DayPanel } from '@ehr/ui'
import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FromFeature } from '../composition/composition.ts'
import css from './day.module.css'
import { DayPanelFrame } from './day-panel-frame.tsx'

/** The panels of the day on a phone, one at a time; one that was opened keeps its state. */
export function DayTabs({ panels }: { readonly panels: readonly FromFeature<DayPanel>[] }) {
  const { t } = useTranslation('app')
  const first = panels[0] === undefined ? null : keyOf(panels[0])
  return (
    <Tabs defaultValue={first} className={css.tabs ?? ''}>
      <Tabs.List aria-label={t('day.parts')}>
        {panels.map((panel) => (
          <Tabs.Tab key={keyOf(panel)} value={keyOf(panel)}>
            {t(panel.titleKey, { ns: panel.feature })}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {panels.map((panel) => (
        <Tabs.Panel key={keyOf(panel)} value={keyOf(panel)} className={css.tabPanel ?? ''}>
          <DayPanelFrame panel={panel} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function keyOf({ feature, id }: FromFeature<DayPanel>): string {
  return `${feature}-${id}`
}
