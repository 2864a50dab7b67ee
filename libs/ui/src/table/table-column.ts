import type { ReactNode } from 'react'

/** A column on a wide screen, and where its value stands in the two lines of a row on a phone. */
export interface TableColumn<Row> {
  readonly key: string
  readonly header: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end and are never broken. */
  readonly align?: 'start' | 'end'
  /** `wrap` (names, words), `whole` (dates, ids: never broken); nothing is ever cut. */
  readonly breaks?: 'wrap' | 'whole'
  /** First line, second line, at the end of the first line, or not on a phone. */
  readonly phone?: 'first' | 'second' | 'end' | 'none'
  /** What it is called on a phone's second line, where the value does not say it itself. */
  readonly phoneLabel?: ReactNode
}
