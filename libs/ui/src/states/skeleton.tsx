import { useUiText } from '../i18n/use-language.ts'
import css from './skeleton.module.css'

export interface SkeletonProps {
  /** Lines of text, or rows of a table. */
  readonly rows?: number
  /** More than one draws a table. */
  readonly columns?: number
}

/**
 * The place of what is loading, in its final layout; appears after 300 ms, so that quick answers do not flicker.
 */
export function Skeleton({ rows = 3, columns = 1 }: SkeletonProps) {
  const { t } = useUiText()
  return (
    <div className={css.frame} role="status" aria-label={t('state.loading')} data-waiting>
      {lines(rows).map((row) => (
        <div key={row} className={columns === 1 ? css.line : css.row}>
          {lines(columns).map((column) => (
            <span key={column} className={css.box} />
          ))}
        </div>
      ))}
    </div>
  )
}

function lines(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}
