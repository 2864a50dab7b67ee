import { VisuallyHidden } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { formatMeasuredNumber } from '../display/clinical-number.ts'
import { flagOf, type MeasuredResult } from '../display/result-flag.ts'
import { useUiText } from '../i18n/use-language.ts'
import css from './dates-table.module.css'
import { numberParts } from './number-parts.ts'

/** One value of a moment; a blood pressure is one with two pieces. */
export interface DatesCell {
  readonly key: string
  /** Numbers; empty for a result in words. */
  readonly pieces: readonly MeasuredResult[]
  /** A result in words. */
  readonly text?: string | null | undefined
  /** "Preliminary", "Corrected": below the value. */
  readonly mark?: ReactNode
  /** Entered in error: struck, and still readable. */
  readonly isStruck?: boolean
}

/** A value with its flags. */
export function DatesCellView({ cell: { pieces, text, mark, isStruck } }: { readonly cell: DatesCell }) {
  return (
    <div className={css.cell} data-struck={isStruck}>
      {pieces.length > 0 && <Pieces pieces={pieces} />}
      {text != null && <bdi className={css.words}>{text}</bdi>}
      {mark != null && <div className={css.mark}>{mark}</div>}
    </div>
  )
}

function Pieces({ pieces }: Pick<DatesCell, 'pieces'>) {
  const { t } = useUiText()
  const flags = pieces.map(flagOf)
  return (
    <span className={css.value}>
      {pieces.length === 1 ? <Aligned piece={pieces[0]} /> : <Joined pieces={pieces} />}
      <span className={css.flags}>
        {flags.map(({ letters, tone, words }, at) => (
          <span key={at} className={css.flag} data-tone={tone} title={t(words)}>
            <span aria-hidden>{letters}</span>
            <VisuallyHidden>{t(words)}</VisuallyHidden>
          </span>
        ))}
      </span>
    </span>
  )
}

function Aligned({ piece }: { readonly piece: MeasuredResult | undefined }) {
  if (!piece?.value) return null
  const { whole, fraction } = numberParts(formatMeasuredNumber(piece.value))
  return (
    <span className={css.number} data-tone={flagOf(piece).tone}>
      <span className={css.whole}>{whole}</span>
      <span className={css.fraction}>{fraction}</span>
    </span>
  )
}

/** "128/82": the flagged part is bold, since the letter alone does not say which it is. */
function Joined({ pieces }: Pick<DatesCell, 'pieces'>) {
  return (
    <span className={css.number}>
      <span className={css.whole}>
        {pieces.map((piece, at) => (
          <Fragment key={at}>
            {at > 0 && '/'}
            <span className={css.number} data-tone={flagOf(piece).tone}>
              {piece.value ? formatMeasuredNumber(piece.value) : '–'}
            </span>
          </Fragment>
        ))}
      </span>
      <span className={css.fraction} />
    </span>
  )
}
