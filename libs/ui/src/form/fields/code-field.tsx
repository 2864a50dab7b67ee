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
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly Coding[]>
}

const PAUSE_MS = 200

/** A concept of a code system, chosen by typing part of its name. Text that was not chosen is not saved. */
export function CodeField({ field, label, description, search }: CodeFieldProps) {
  const { t } = useUiText()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const unreadable = typed === undefined || typed.trim() === '' ? undefined : t('code.choose')
  const { id, value, problem, facts, setValue } = useField(field, { label, describe: displayOf }, unreadable)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = useTerms(id, typed ?? '', search)

  function choose(code: string): void {
    const chosen = found.terms.find((term) => keyOf(term) === code)
    if (chosen === undefined) return
    setValue(chosen)
    setTyped(undefined)
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          id={id}
          label={label}
          description={description}
          required={facts.isRequired}
          error={problem}
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
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed === undefined || typed.trim() === ''}>
        <Combobox.Options className={css.options}>
          {found.terms.map((term) => (
            <Combobox.Option key={keyOf(term)} value={keyOf(term)} className={css.option}>
              <bdi>{term.display}</bdi>
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

function useTerms(id: string, typed: string, search: CodeFieldProps['search']) {
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const { data, isFetching, isError } = useQuery({
    queryKey: ['terms', id, text],
    queryFn: ({ signal }) => search(text, signal),
    enabled: text !== '',
    gcTime: 60_000,
  })
  return {
    terms: data ?? [],
    isSearching: isFetching,
    isFailed: isError,
    isNothing: data?.length === 0,
  }
}

function keyOf({ system, code }: Coding): string {
  return `${system}|${code}`
}

function displayOf(value: unknown): string {
  const parsed = z.safeParse(coding, value)
  return parsed.success ? parsed.data.display : ''
}
