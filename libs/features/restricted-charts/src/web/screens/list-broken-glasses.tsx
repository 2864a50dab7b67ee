import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { Button, Checkbox } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BrokenGlass, listBrokenGlasses } from '../../contract.ts'
import { columnsOf } from '../review/broken-glass-columns.tsx'
import { ReviewDialog } from '../review/review-dialog.tsx'

/** Who opened restricted charts without a care relation, for those who watch over them. */
export function Screen() {
  const { t } = useTranslation('restricted-charts')
  const [isOpenOnly, setOpenOnly] = useState(true)
  const [reviewed, setReviewed] = useState<BrokenGlass>()
  const state = isOpenOnly ? 'not-reviewed' : 'all'
  const query = useInfiniteQuery(pagesOf(listBrokenGlasses, { query: { state } }))
  return (
    <Page
      title={t('review.title')}
      subtitle={t('review.explain')}
      actions={
        <Checkbox
          label={t('review.openOnly')}
          checked={isOpenOnly}
          onChange={(event) => setOpenOnly(event.currentTarget.checked)}
        />
      }
    >
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={
          <EmptyState title={t(isOpenOnly ? 'review.noneOpen' : 'review.none')}>
            {t('review.noneText')}
          </EmptyState>
        }
      >
        {({ pages }) => (
          <DataTable
            label={t('review.title')}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            columns={columnsOf(t)}
            more={query}
            rowActions={(item) =>
              item.reviewedAt === null && (
                <Button size="xs" onClick={() => setReviewed(item)}>
                  {t('review.mark')}
                </Button>
              )
            }
          />
        )}
      </QueryView>
      {reviewed !== undefined && (
        <ReviewDialog key={reviewed.id} item={reviewed} onClose={() => setReviewed(undefined)} />
      )}
    </Page>
  )
}
