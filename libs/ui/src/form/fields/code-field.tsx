import { type Coding, coding } from '@ehr/contracts'
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import * as z from 'zod/mini'
import { systemName } from '../../display/components/coding-text.tsx'
import { useUiText } from '../../i18n/use-language.ts'
import type { Draft } from '../draft.ts'
import type { Field } from '../field.ts'
import { useField } from '../use-field.ts'
import css from './code-field.module.css'

export interface CodeFieldProps {
  readonly field: Field<Draft<Coding> | null | undefined>
  readonly label: string
  readonly description?: ReactNode
  /** Finds terms for what was typed; the best first. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundTerm[]>
  /** True: opens at once, with what `search` gives for an empty text; for short lists. */
  readonly opensAtOnce?: boolean
}

/** A term that was found; only its coding is kept. */
export interface FoundTerm extends Coding {
  /** The other name that the text matched: a synonym, a translation. */
  readonly matched?: string | undefined
}

const PAUSE_MS = 200

/** A concept of a code system, chosen by typing part of its name. Text that was not chosen is not saved. */
export function CodeField({ field, label, description, search, opensAtOnce = false }: CodeFieldProps) {
  const { t } = useUiText()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const unreadable = typed === undefined || typed.trim() === '' ? undefined : t('code.choose')
  const { id, value, problem, facts, setValue } = useField(field, { label, describe: displayOf }, unreadable)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const isOpen =
    combobox.dropdownOpened && (opensAtOnce ? typed !== undefined || displayOf(value) === '' : isText(typed))
  const found = useTerms(id, typed ?? '', { search, isWanted: isOpen, opensAtOnce })

  function choose(code: string): void {
    const chosen = found.terms.find((term) => keyOf(term) === code)
    if (chosen === undefined) return
    // Not what else the search told about it: a request takes a coding and nothing more.
    setValue({ system: chosen.system, code: chosen.code, display: chosen.display })
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
          placeholder={t('code.typeMore')}
          rightSection={found.isSearching ? <Loader size="xs" /> : undefined}
          value={typed ?? displayOf(value)}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setValue(facts.blank)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onFocus={() => opensAtOnce && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isOpen}>
        <Combobox.Options className={css.options} aria-label={t('code.found')}>
          {found.terms.map((term) => (
            <Combobox.Option key={keyOf(term)} value={keyOf(term)} className={css.option}>
              <span>
                <bdi>{term.display}</bdi>
                {term.matched !== undefined && <bdi className={css.matched}>{term.matched}</bdi>}
              </span>
              <bdi dir="ltr" className={css.code}>
                {systemName(term.system)} {term.code}
              </bdi>
            </Combobox.Option>
          ))}
          {found.isFailed && <Combobox.Empty>{t('code.failed')}</Combobox.Empty>}
          {found.isNothing && <Combobox.Empty>{t('code.nothing', { text: typed })}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

interface TermSearch {
  readonly search: CodeFieldProps['search']
  readonly isWanted: boolean
  readonly opensAtOnce: boolean
}

function useTerms(id: string, typed: string, { search, isWanted, opensAtOnce }: TermSearch) {
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const { data, isFetching, isError } = useQuery({
    queryKey: ['terms', id, text],
    queryFn: ({ signal }) => search(text, signal),
    enabled: isWanted && (opensAtOnce || text !== ''),
    gcTime: 60_000,
  })
  return {
    terms: data ?? [],
    isSearching: isFetching,
    isFailed: isError,
    isNothing: data?.length === 0,
  }
}

function isText(typed: string | undefined): boolean {
  return typed !== undefined && typed.trim() !== ''
}

function keyOf({ system, code }: Coding): string {
  return `${system}|${code}`
}

function displayOf(value: unknown): string {
  const parsed = z.safeParse(coding, value)
  return parsed.success ? parsed.data.display : ''
}
