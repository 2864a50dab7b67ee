import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import css from './data-table.module.css'
import { PhoneRows } from './phone-rows.tsx'
import type { TableColumn } from './table-column.ts'
import { TableFooter } from './table-footer.tsx'
import { type RowHandling, useRows } from './use-rows.ts'
import { WideTable } from './wide-table.tsx'

export interface DataTableProps<Row> {
  /** What the table holds, for screen readers: "Patients". */
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly TableColumn<Row>[]
  /** Enter, or a press on the row. */
  readonly onOpen?: (row: Row) => void
  /** Rows marked by Space or their box; none given: no selection. */
  readonly selection?: RowSelection
  /** Pages after the first, by cursor. */
  readonly more?: MoreRows
  /** `dense` rows are 32 px on a fine pointer, else 40. */
  readonly density?: 'dense' | 'normal'
  /** Acts of a row, at its end: "Arrived", "Undo". */
  readonly rowActions?: (row: Row) => ReactNode
  /** Rows that need another look: deceased, restricted, entered in error. */
  readonly rowTone?: (row: Row) => 'struck' | 'muted' | undefined
}

export interface RowSelection {
  readonly keys: ReadonlySet<string>
  readonly onChange: (keys: ReadonlySet<string>) => void
}

/** As much of TanStack's infinite query as "Show more" needs. */
export interface MoreRows {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly isFetchNextPageError?: boolean
  readonly fetchNextPage: () => unknown
}

/** Rows of the table as both its shapes take them. */
export interface ShapeProps<Row> extends DataTableProps<Row> {
  readonly handling: RowHandling
}

/**
 * A list of records: a table with a sticky head on a wide screen, rows of two lines on a phone. Arrows or j and
 * k move, Enter opens, Space selects; names, ids and values are never cut.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const handling = useRows(props)
  const Shape = isPhone ? PhoneRows : WideTable
  return (
    <div className={css.frame}>
      <Shape {...props} handling={handling} />
      <TableFooter rows={props.rows.length} selected={props.selection?.keys.size ?? 0} more={props.more} />
    </div>
  )
}
