import { type PatientProps, useShortcuts, useViewer } from '@ehr/ui'
import { Button, Kbd, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listChartActions } from '../composition/composition.ts'
import { features } from '../composition/features.ts'

/** What may be recorded for this patient; `n` opens it. Nothing at all for those who only read. */
export function NewMenu({ patientId }: PatientProps) {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const [isOpen, setIsOpen] = useState(false)
  const actions = listChartActions(features, useViewer())
  const hasActions = actions.length > 0
  useShortcuts(hasActions ? [{ code: 'KeyN', label: t('chart.new'), run: () => setIsOpen(true) }] : [])
  if (!hasActions) return null
  return (
    <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="filled"
          leftSection={<IconPlus size={16} aria-hidden />}
          rightSection={
            <Kbd size="xs" visibleFrom="md">
              n
            </Kbd>
          }
        >
          {t('chart.new')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ path, labelKey, feature }) => (
          <Menu.Item key={path} onClick={() => void navigate({ to: path, params: { patientId } })}>
            {t(labelKey, { ns: feature })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
