import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './palette.module.css'
import { filterItems, type PaletteItem } from './palette-items.ts'
import { useChartItems } from './use-chart-items.ts'
import { usePaletteItems } from './use-palette-items.ts'
import { usePatientItems } from './use-patient-items.ts'

export interface PaletteProps {
  onClose: () => void
  onHelp: () => void
  /** What was typed before this code had come. */
  initialText: string
}

// It takes the letters that are typed right after Ctrl+K, so it may not fade in.
const INSTANT = { duration: 0 }

const GROUPS = ['patients', 'chart', 'pages', 'actions'] as const

/** One box for going anywhere and doing anything, by keyboard alone (Ctrl+K). */
export function Palette({ onClose, onHelp, initialText }: PaletteProps) {
  const { t } = useTranslation('app')
  const [text, setText] = useState(initialText)
  const patients = usePatientItems(text)
  const known = [...useChartItems(), ...usePaletteItems(onHelp)]
  const items = [...patients.items, ...filterItems(known, text)]
  const combobox = useCombobox({ opened: items.length > 0 })
  const { selectFirstOption, resetSelectedOption } = combobox
  const ids = items.map(({ id }) => id).join(' ')
  useEffect(() => {
    resetSelectedOption()
    selectFirstOption()
  }, [ids])

  const run = (id: string) => {
    onClose()
    items.find((item) => item.id === id)?.run()
  }
  return (
    <Modal.Root opened onClose={onClose} padding="sm" transitionProps={INSTANT}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body>
          <Combobox store={combobox} onOptionSubmit={run}>
            <Combobox.EventsTarget>
              <TextInput
                aria-label={t('palette.search')}
                placeholder={t('palette.search')}
                autoFocus
                data-autofocus
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            </Combobox.EventsTarget>
            {items.length > 0 && (
              <Combobox.Options aria-label={t('palette.title')} className={css.options} mah="60vh">
                {GROUPS.map((group) => (
                  <ItemGroup key={group} group={group} items={items.filter((item) => item.group === group)} />
                ))}
              </Combobox.Options>
            )}
          </Combobox>
          <p role="status" className={css.nothing}>
            {patients.hasFailed && t('palette.patientsFailed')}
            {items.length === 0 && t('palette.nothing', { text })}
          </p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function ItemGroup({ group, items }: { group: (typeof GROUPS)[number]; items: readonly PaletteItem[] }) {
  const { t } = useTranslation('app')
  if (items.length === 0) return null
  return (
    <Combobox.Group label={t(`palette.${group}`)}>
      {items.map(({ id, label, detail }) => (
        <Combobox.Option key={id} value={id} className={css.option}>
          <bdi>{label}</bdi>
          {detail !== undefined && <bdi className={css.detail}>{detail}</bdi>}
        </Combobox.Option>
      ))}
    </Combobox.Group>
  )
}
