import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'

export interface SearchBoxProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Arrow down. */
  readonly onDown: () => void
  readonly onEnter: () => void
}

/** The one box: names, dates, numbers, in any script. What is typed never gets into an address. */
export function SearchBox({ value, onChange, onDown, onEnter }: SearchBoxProps) {
  const { t } = useTranslation('patients')
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return
    if (event.code === 'ArrowDown') {
      event.preventDefault()
      onDown()
    }
    if (event.code === 'Enter') onEnter()
  }
  return (
    <TextInput
      type="search"
      label={t('find.label')}
      description={t('find.hint')}
      leftSection={<IconSearch size={18} aria-hidden />}
      size="md"
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      data-autofocus
      autoFocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}
