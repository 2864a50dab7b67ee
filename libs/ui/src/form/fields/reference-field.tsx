import type { Choice } from '@ehr/contracts'
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ReferenceText, useReferenceWords } from '../../display/components/reference-text.tsx'
import { useUiText } from '../../i18n/use-language.ts'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'
import css from './code-field.module.css'

export interface ReferenceFieldProps {
  readonly field: Field<string | null | undefined>
  readonly label: string
  readonly description?: ReactNode
  /** Finds records by words of theirs, the latest first for none; by `id`, the one that was chosen before. */
  readonly search: (wanted: { text?: string; id?: string }, signal: AbortSignal) => Promise<readonly Choice[]>
}

const PAUSE_MS = 200

/** Another record, chosen by part of what people call it. Opens with the latest; typed text alone is not saved. */
export function ReferenceField({ field, label, description, search }: ReferenceFieldProps) {
  const { t } = useUiText()
  const words = useReferenceWords()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [chosen, setChosen] = useState<Choice | undefined>(undefined)
  const unreadable = typed === undefined || typed.trim() === '' ? undefined : t('reference.choose')
  const describe = (id: unknown) => (known?.id === id && known !== undefined ? words(known) : String(id))
  const { id, value, problem, facts, setValue } = useField(field, { label, describe }, unreadable)
  const before = useChoices(
    { key: [id, 'chosen', value], wanted: { id: value ?? '' }, search },
    Boolean(value),
  )
  const known = chosen?.id === value ? chosen : before.items.find((choice) => choice.id === value)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const isOpen = combobox.dropdownOpened && (typed !== undefined || !value)
  const [text] = useDebouncedValue((typed ?? '').trim(), PAUSE_MS)
  const found = useChoices({ key: [id, text], wanted: { text }, search }, isOpen)

  function choose(wanted: string): void {
    const choice = found.items.find((item) => item.id === wanted)
    if (choice === undefined) return
    setChosen(choice)
    setValue(choice.id)
    setTyped(undefined)
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          id={id}
          label={label}
          description={description}
          required={facts.isRequired}
          error={problem}
          role="combobox"
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('reference.typeMore')}
          rightSection={found.isSearching ? <Loader size="xs" /> : undefined}
          value={typed ?? (known === undefined ? '' : words(known))}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setValue(facts.blank)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isOpen}>
        <Combobox.Options className={css.options} aria-label={t('reference.found')}>
          {found.items.map((choice) => (
            <Combobox.Option key={choice.id} value={choice.id} className={css.option}>
              <ReferenceText label={choice.label} at={choice.at} />
            </Combobox.Option>
          ))}
          {found.isFailed && <Combobox.Empty>{t('reference.failed')}</Combobox.Empty>}
          {found.isNothing && <Combobox.Empty>{t('reference.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

interface Search {
  readonly key: readonly unknown[]
  readonly wanted: { readonly text?: string; readonly id?: string }
  readonly search: ReferenceFieldProps['search']
}

function useChoices({ key, wanted, search }: Search, isWanted: boolean) {
  const { data, isFetching, isError } = useQuery({
    queryKey: ['choices', ...key],
    queryFn: ({ signal }) => search(wanted, signal),
    enabled: isWanted,
    gcTime: 60_000,
  })
  return { items: data ?? [], isSearching: isFetching, isFailed: isError, isNothing: data?.length === 0 }
}
