import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ClinicalMoment } from '../display/components/clinical-moment.tsx'
import { useUiText } from '../i18n/use-language.ts'
import { FailureState } from './failure-state.tsx'
import { Notice } from './notice.tsx'
import { Skeleton } from './skeleton.tsx'

/** As much of a TanStack query's result as its states need; infinite queries fit as well. */
export interface QueryLike<Data> {
  readonly data: Data | undefined
  readonly error: Error | null
  readonly dataUpdatedAt: number
  readonly refetch: () => unknown
}

export interface QueryViewProps<Data> {
  readonly query: QueryLike<Data>
  /** Rendered whenever there is data, be it old. */
  readonly children: (data: Data) => ReactNode
  /** In the final layout; three lines of text unless given. */
  readonly skeleton?: ReactNode
  readonly isEmpty?: (data: Data) => boolean
  /** Required sense of "nothing": what was asked, and the next step. */
  readonly empty?: ReactNode
}

/** The one way to show a query: loading, failed, denied, empty, old, or there. */
export function QueryView<Data>({ query, children, skeleton, isEmpty, empty }: QueryViewProps<Data>) {
  const { data, error, refetch } = query
  if (data === undefined) {
    return error === null ? (
      (skeleton ?? <Skeleton />)
    ) : (
      <FailureState failure={error} onRetry={() => refetch()} />
    )
  }
  return (
    <>
      {error !== null && <OldDataNotice updatedAt={query.dataUpdatedAt} onRetry={() => refetch()} />}
      {isEmpty?.(data) === true ? empty : children(data)}
    </>
  )
}

interface OldDataNoticeProps {
  readonly updatedAt: number
  readonly onRetry: () => void
}

function OldDataNotice({ updatedAt, onRetry }: OldDataNoticeProps) {
  const { t } = useUiText()
  const [before, after] = t('state.asOf', { time: '\u0000' }).split('\u0000')
  return (
    <Notice
      tone="caution"
      title={
        <>
          {before}
          <ClinicalMoment at={new Date(updatedAt).toISOString()} show="time" />
          {after}
        </>
      }
      actions={<Button onClick={onRetry}>{t('state.retry')}</Button>}
    />
  )
}
