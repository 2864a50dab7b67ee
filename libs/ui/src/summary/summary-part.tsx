import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useUiText } from '../i18n/use-language.ts'
import { FailureState } from '../states/failure-state.tsx'
import { type QueryLike, QueryView } from '../states/query-view.tsx'
import css from './summary.module.css'

/** A page of records as the lists of the API give it. */
interface Listing<Item> {
  readonly items: readonly Item[]
  readonly nextCursor?: string | undefined
}

export interface SummaryPartProps<Item> {
  readonly query: QueryLike<Listing<Item>>
  /** What is said where nothing is recorded; a summary leaves no part blank. */
  readonly empty: string
  readonly children: (items: readonly Item[]) => ReactNode
}

/**
 * One part of a patient summary. Whoever reads the paper cannot ask the screen, so that a part could not be loaded,
 * is old, or is not all there is stands on it in words.
 */
export function SummaryPart<Item>({ query, empty, children }: SummaryPartProps<Item>) {
  const { t } = useUiText()
  if (query.data === undefined && query.error !== null) {
    return (
      <div data-summary="failed">
        <strong>{t('summary.failed')}</strong>
        <div className={css.screenOnly}>
          <FailureState failure={query.error} onRetry={() => query.refetch()} />
        </div>
      </div>
    )
  }
  return (
    <QueryView
      query={query}
      skeleton={<VisuallyHidden data-summary="waiting">{t('summary.waiting')}</VisuallyHidden>}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className={css.plain}>{empty}</p>}
    >
      {({ items, nextCursor }) => (
        <>
          {children(items)}
          {nextCursor !== undefined && <p className={css.plain}>{t('summary.notAll')}</p>}
        </>
      )}
    </QueryView>
  )
}
