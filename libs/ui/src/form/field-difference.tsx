import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useUiText } from '../i18n/use-language.ts'
import type { Side } from './differences.ts'
import css from './field-difference.module.css'

export interface FieldDifferenceProps {
  readonly label: string
  readonly mine: ReactNode
  readonly theirs: ReactNode
  readonly chosen: Side | undefined
  readonly onChoose: (side: Side) => void
}

/** One field of a conflict: theirs beside mine, and which of them to keep. */
export function FieldDifference({ label, mine, theirs, chosen, onChoose }: FieldDifferenceProps) {
  const { t } = useUiText()
  const sides = [
    { side: 'theirs', value: theirs, heading: t('conflict.theirs'), act: t('conflict.takeTheirs') },
    { side: 'mine', value: mine, heading: t('conflict.mine'), act: t('conflict.keepMine') },
  ] as const
  return (
    <fieldset className={css.difference}>
      <legend>{label}</legend>
      {sides.map(({ side, value, heading, act }) => (
        <div key={side} className={css.side} data-chosen={chosen === side}>
          <span className={css.heading}>{heading}</span>
          <div className={css.value}>{value}</div>
          <Button
            size="xs"
            aria-pressed={chosen === side}
            aria-label={`${label}: ${act}`}
            onClick={() => onChoose(side)}
          >
            {act}
          </Button>
        </div>
      ))}
    </fieldset>
  )
}
