import { Button } from '@mantine/core'
import { useUiText } from '../i18n/use-language.ts'
import css from './data-table.module.css'
import type { MoreRows } from './data-table.tsx'

export interface TableFooterProps {
  readonly rows: number
  readonly selected: number
  readonly more?: MoreRows | undefined
}

/** How many rows there are, whether more exist, how many are selected; and the button for the next ones. */
export function TableFooter({ rows, selected, more }: TableFooterProps) {
  const { t } = useUiText()
  const hasMore = more?.hasNextPage === true
  return (
    <div className={css.footer}>
      <span role="status">
        {t(hasMore ? 'table.shown' : 'table.all', { count: rows })}
        {selected > 0 && <> · {t('table.selected', { count: selected })}</>}
      </span>
      {more?.isFetchNextPageError === true && <span className={css.failed}>{t('table.moreFailed')}</span>}
      {hasMore && (
        <Button size="xs" loading={more.isFetchingNextPage} onClick={() => more.fetchNextPage()}>
          {t(more.isFetchNextPageError === true ? 'state.retry' : 'table.more')}
        </Button>
      )}
    </div>
  )
}
