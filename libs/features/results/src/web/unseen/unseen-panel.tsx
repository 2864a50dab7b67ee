import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Button, NativeSelect } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listUnseen } from '../../contract.ts'
import css from './unseen.module.css'
import { UnseenItem } from './unseen-item.tsx'

/** Abnormal results that nobody has seen, by patient and sample, the newest first. */
export function Panel() {
  const { t } = useTranslation('results')
  const [of, setOf] = useState<'mine' | 'all'>('mine')
  const query = useInfiniteQuery({
    ...pagesOf(listUnseen, { query: { of, limit: 10 } }, { isPolled: true }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <NativeSelect
        className={css.filter ?? ''}
        aria-label={t('unseen.of')}
        value={of}
        onChange={({ currentTarget: { value } }) => setOf(value === 'all' ? 'all' : 'mine')}
      >
        <option value="mine">{t('unseen.mine')}</option>
        <option value="all">{t('unseen.all')}</option>
      </NativeSelect>
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('unseen.empty')}>{t('unseen.emptyWhat')}</EmptyState>}
      >
        {({ pages }) => (
          <>
            <ul className={css.sets} aria-label={t('unseen.title')}>
              {pages
                .flatMap(({ items }) => items)
                .map((set) => (
                  <UnseenItem key={`${set.patient.id} ${set.takenAt}`} set={set} onReadAnew={query.refetch} />
                ))}
            </ul>
            {query.hasNextPage && (
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('unseen.more')}
              </Button>
            )}
          </>
        )}
      </QueryView>
    </>
  )
}
