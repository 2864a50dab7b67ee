import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useUiText } from '../../i18n/use-language.ts'
import { Field } from '../field.ts'
import { useField } from '../use-field.ts'
import css from './repeat.module.css'

export interface RepeatProps<Item> {
  readonly field: Field<readonly Item[]>
  /** Of the whole group: "Telephone and e-mail". */
  readonly label: string
  /** Of one entry, in "Add telephone" and "Remove telephone". */
  readonly itemLabel: string
  /** What a new entry starts with. */
  readonly blank: Item
  /** At least so many stay: 1 for what the contract needs. */
  readonly least?: number
  readonly children: (item: Field<Item>, index: number) => ReactNode
}

/** A list of the contract as a group of entries that are added and removed. */
export function Repeat<Item>({ field, label, itemLabel, blank, least = 0, children }: RepeatProps<Item>) {
  const { t } = useUiText()
  const { id, value, problem, setValue } = useField(field, { label })
  const [keys, setKeys] = useState<readonly number[]>(() => value.map((_, index) => index))
  const [nextKey, setNextKey] = useState(value.length)

  function add(): void {
    setKeys([...keys, nextKey])
    setNextKey(nextKey + 1)
    setValue([...value, blank])
  }

  function remove(index: number): void {
    setKeys(keys.filter((_, place) => place !== index))
    setValue(value.filter((_, place) => place !== index))
  }

  return (
    <fieldset className={css.group} id={id} tabIndex={-1}>
      <legend>{label}</legend>
      {problem !== undefined && <p className={css.problem}>{problem}</p>}
      {value.map((_, index) => (
        <div key={keys[index]} className={css.item}>
          <div className={css.fields}>{children(itemOf(field, index), index)}</div>
          {value.length > least && (
            <Button
              size="xs"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() => remove(index)}
              aria-label={`${t('form.removeNamed', { what: itemLabel })} ${index + 1}`}
            >
              {t('form.remove')}
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          {t('form.addNamed', { what: itemLabel })}
        </Button>
      </div>
    </fieldset>
  )
}

function itemOf<Item>({ store, schema, path }: Field<readonly Item[]>, index: number): Field<Item> {
  return new Field(store, schema, [...path, index])
}
