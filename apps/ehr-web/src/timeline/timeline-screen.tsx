import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../pages/use-document-title.ts'
import css from './timeline.module.css'
import { TimelineFilter } from './timeline-filter.tsx'
import { TimelineList } from './timeline-list.tsx'
import { useTimeline } from './use-timeline.ts'

/** Everything that happened to a patient, newest first, whichever feature recorded it. */
export function TimelineScreen() {
  const { t } = useTranslation('app')
  const { patientId = '' } = useParams({ strict: false })
  const [kinds, setKinds] = useState<readonly string[]>([])
  const query = useTimeline({ patientId }, kinds)
  useDocumentTitle('chart.timeline')
  const parts = query.data?.pages ?? []
  const failed = [...new Set(parts.flatMap((part) => part.failed))]
  return (
    <div className={css.screen}>
      <h1 className={css.title}>{t('chart.timeline')}</h1>
      <TimelineFilter chosen={kinds} onChange={setKinds} />
      {failed.length > 0 && (
        <Notice
          tone="caution"
          title={t('timeline.incomplete', { count: failed.length })}
          actions={<Button onClick={() => void query.refetch()}>{t('broken.retry')}</Button>}
        >
          {failed.map((feature) => t('name', { ns: feature, defaultValue: feature })).join(' · ')}
        </Notice>
      )}
      <QueryView
        query={query}
        skeleton={<Skeleton rows={8} columns={3} />}
        isEmpty={({ pages }) => pages.every(({ entries }) => entries.length === 0) && failed.length === 0}
        empty={<EmptyState title={t('timeline.empty')}>{t('timeline.emptyWhy')}</EmptyState>}
      >
        {({ pages }) => <TimelineList entries={pages.flatMap((part) => part.entries)} />}
      </QueryView>
      {query.hasNextPage && (
        <Button
          variant="default"
          className={css.more}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('timeline.more')}
        </Button>
      )}
    </div>
  )
}
