import { useChartPanels } from '@ehr/ui'
import type { ChartPanel, PatientProps } from '@ehr/ui/feature.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { Button, Drawer } from '@mantine/core'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './chart-context.module.css'

/** What one looks up while writing, in this order; a panel that is not installed is not there. */
const PANELS = ['problems', 'medications', 'results', 'vitals'] as const

/** Parts of the chart beside a note, to be read; on a narrow screen they are in a sheet. */
export function ChartContext({ patientId }: PatientProps) {
  const { t } = useTranslation('clinical-notes')
  return (
    <aside className={css.aside} aria-label={t('context.title')}>
      <ContextPanels patientId={patientId} />
    </aside>
  )
}

/** The way to the same parts where there is no room beside the note. */
export function ChartSheet({ patientId }: PatientProps) {
  const { t } = useTranslation('clinical-notes')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button className={css.opener} onClick={() => setIsOpen(true)}>
        {t('context.open')}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        position="bottom"
        size="75%"
        title={t('context.title')}
      >
        <div className={css.panels}>
          <ContextPanels patientId={patientId} />
        </div>
      </Drawer>
    </>
  )
}

function ContextPanels({ patientId }: PatientProps) {
  const { t } = useTranslation('clinical-notes')
  const panels = useChartPanels()
  return PANELS.flatMap((id) => panels.find((panel) => panel.id === id) ?? []).map((panel) => {
    const Part = partOf(panel)
    return (
      <Section key={panel.id} title={t(panel.titleKey, { ns: panel.feature })}>
        <Suspense fallback={<Skeleton rows={3} />}>
          <Part patientId={patientId} />
        </Suspense>
      </Section>
    )
  })
}

const parts = new WeakMap<ChartPanel['panel'], ComponentType<PatientProps>>()

/** One lazy component per panel for the life of the page; a new one at each render would load without end. */
function partOf({ panel }: ChartPanel): ComponentType<PatientProps> {
  const known = parts.get(panel)
  if (known !== undefined) return known
  const made = lazy(async () => ({ default: (await panel()).Panel }))
  parts.set(panel, made)
  return made
}
