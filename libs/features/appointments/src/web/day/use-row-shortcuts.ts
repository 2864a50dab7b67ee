import { useShortcuts } from '@ehr/ui'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'

/**
 * `s` takes the next step of the row that has the focus; without one nothing happens, since the step would be
 * somebody's whom nobody chose. `j` begins at the first row, and goes on within the list.
 */
export function useRowShortcuts(list: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation('appointments')
  useShortcuts([
    {
      code: 'KeyS',
      label: t('day.keyStep'),
      run: () => focusedRow(list)?.querySelector<HTMLElement>('[data-next-step]')?.click(),
    },
    {
      code: 'KeyJ',
      label: t('day.keyRows'),
      run: () => list.current?.querySelector<HTMLElement>('[data-row]')?.focus(),
    },
  ])
}

function focusedRow(list: RefObject<HTMLElement | null>): Element | undefined {
  const row = document.activeElement?.closest('[data-row]')
  return row != null && list.current?.contains(row) === true ? row : undefined
}
