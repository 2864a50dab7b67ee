import { listShortcuts } from '@ehr/ui'
import { Kbd, Modal, Switch, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSingleKeys } from '../preferences/single-keys.ts'
import { keyNames } from './key-names.ts'
import css from './shortcut-help.module.css'

/** What the keyboard can do on this screen, and the switch for single keys. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app')
  const [areOn, turnOn] = useSingleKeys()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Table verticalSpacing="xs">
        <Table.Tbody>
          {listShortcuts().map((shortcut) => (
            <Table.Tr key={keyNames(shortcut).join(' ')}>
              <Table.Td>{shortcut.label}</Table.Td>
              <Table.Td>
                <bdi dir="ltr" className={css.keys}>
                  {keyNames(shortcut).map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </bdi>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        label={t('shortcuts.singleKeys')}
        checked={areOn}
        onChange={(event) => turnOn(event.currentTarget.checked)}
      />
    </Modal>
  )
}
