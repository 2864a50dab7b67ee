import { useIsAllowed, useViewer } from '@ehr/ui'
import { Page } from '@ehr/ui/page/page.tsx'
import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Event, exportEvents } from '../../contract.ts'
import { ExportDialog } from '../export/export-dialog.tsx'
import { FiltersPlace } from '../filters/filters-place.tsx'
import { NO_TRAIL_FILTERS, toFilters } from '../filters/trail-filters.ts'
import { EventView } from '../trail/event-view.tsx'
import { TrailList } from '../trail/trail-list.tsx'

/** The audit trail: who did what to whose record, the newest first; a row opens what was before and after. */
export function Screen() {
  const { t } = useTranslation('audit')
  const { timeZone } = useViewer().site
  const mayExport = useIsAllowed(exportEvents.access)
  const [filters, setFilters] = useState(NO_TRAIL_FILTERS)
  const [opened, setOpened] = useState<Event>()
  const [isExporting, setExporting] = useState(false)
  const asked = toFilters(filters, timeZone)
  return (
    <Page
      title={t('trail.title')}
      primary={
        mayExport && (
          <Button variant="filled" onClick={() => setExporting(true)}>
            {t('export.title')}
          </Button>
        )
      }
    >
      <FiltersPlace filters={filters} onChange={setFilters} />
      <TrailList
        asked={asked}
        filters={filters}
        onOpen={setOpened}
        onClear={() => setFilters(NO_TRAIL_FILTERS)}
      />
      <Drawer
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        position="right"
        size="lg"
        title={t('event.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {opened !== undefined && <EventView eventId={opened.id} />}
      </Drawer>
      {isExporting && <ExportDialog asked={asked} onClose={() => setExporting(false)} />}
    </Page>
  )
}
