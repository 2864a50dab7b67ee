import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Event, type Filters, type Matches, pageFacts, searchEvents } from '../../contract.ts'
import { columnsOf } from './event-columns.tsx'
import css from './event-view.module.css'
import { FilterWords, type FilterWordsProps } from './filter-words.tsx'

export interface TrailListProps extends FilterWordsProps {
  /** As the API takes them. */
  readonly asked: Filters
  readonly onOpen: (event: Event) => void
  readonly onClear: () => void
}

/** The events that were asked for, and how many there are. */
export function TrailList({ asked, filters, onOpen, onClear }: TrailListProps) {
  const { t } = useTranslation('audit')
  const query = useInfiniteQuery(pagesOf(searchEvents, { body: { filters: asked, limit: 50 } }))
  return (
    <QueryView
      query={query}
      isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      empty={
        <EmptyState title={t('trail.none')} actions={<Button onClick={onClear}>{t('filter.clear')}</Button>}>
          <FilterWords filters={filters} />
        </EmptyState>
      }
    >
      {({ pages }) => (
        <>
          <MatchCount matches={pageFacts.parse(pages[0]).matches} />
          <DataTable
            label={t('trail.title')}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            columns={columnsOf(t)}
            onOpen={onOpen}
            more={query}
          />
        </>
      )}
    </QueryView>
  )
}

function MatchCount({ matches }: { readonly matches: Matches | undefined }) {
  const { t } = useTranslation('audit')
  if (matches === undefined) return null
  return (
    <p role="status" className={css.count}>
      {t(matches.isAtLeast ? 'trail.atLeast' : 'trail.count', { count: matches.count })}
    </p>
  )
}
