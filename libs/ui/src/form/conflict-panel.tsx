import { Button } from '@mantine/core'
import { useState } from 'react'
import { useUiText } from '../i18n/use-language.ts'
import { Notice } from '../states/notice.tsx'
import css from './conflict-panel.module.css'
import { type Difference, differencesOf, mergeDrafts, type Side } from './differences.ts'
import { DraftValue } from './draft-value.tsx'
import { FieldDifference } from './field-difference.tsx'
import type { FormStore } from './form-store.ts'
import type { FormConflict, FormHandle } from './use-form.ts'

export interface ConflictPanelProps<T> {
  readonly form: FormHandle<T>
  readonly conflict: FormConflict
}

/** After a 412: what differs, field by field, and a save with what was chosen. The form keeps what was typed. */
export function ConflictPanel<T>({ form, conflict: { theirs } }: ConflictPanelProps<T>) {
  const { t } = useUiText()
  const { store } = form
  const mine = store.read([])
  const differences = differencesOf({ base: store.initial, mine, theirs }, (pointer) =>
    store.fields.has(pointer),
  )
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map())
  const choices = new Map([...suggestedChoices(differences), ...chosen])
  return (
    <Notice
      tone="caution"
      title={t('conflict.notSaved')}
      isLive
      takesFocus
      actions={
        <Button
          variant="filled"
          disabled={differences.some(({ pointer }) => !choices.has(pointer))}
          onClick={() => form.settleConflict(mergeDrafts({ mine, theirs }, differences, choices))}
        >
          {t('conflict.saveChoice')}
        </Button>
      }
    >
      <p className={css.explain}>{t(differences.length === 0 ? 'conflict.reload' : 'conflict.explain')}</p>
      <div className={css.differences}>
        {differences.map((difference) => (
          <DifferenceOf
            key={difference.pointer}
            store={store}
            difference={difference}
            chosen={choices.get(difference.pointer)}
            onChoose={(side) => setChosen(new Map(chosen).set(difference.pointer, side))}
          />
        ))}
      </div>
    </Notice>
  )
}

function suggestedChoices(differences: readonly Difference[]): [pointer: string, side: Side][] {
  return differences.flatMap(({ pointer, suggested }) =>
    suggested === undefined ? [] : [[pointer, suggested]],
  )
}

interface DifferenceOfProps {
  readonly store: FormStore
  readonly difference: Difference
  readonly chosen: Side | undefined
  readonly onChoose: (side: Side) => void
}

function DifferenceOf({ store, difference, chosen, onChoose }: DifferenceOfProps) {
  const { pointer, path, mine, theirs } = difference
  const entry = store.fields.get(pointer)
  return (
    <FieldDifference
      label={entry?.label ?? path.join(' ')}
      mine={<DraftValue value={mine} describe={entry?.describe} />}
      theirs={<DraftValue value={theirs} describe={entry?.describe} />}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
