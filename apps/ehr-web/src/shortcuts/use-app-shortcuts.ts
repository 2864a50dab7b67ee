import { useShortcuts, useViewer } from '@ehr/ui'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listNavigation } from '../composition/composition.ts'
import { features } from '../composition/features.ts'

export interface AppShortcutActions {
  openHelp: () => void
  openPalette: () => void
  search: () => void
}

/** The shortcuts that every screen has: search, palette, help, and `g` with a letter for each place. */
export function useAppShortcuts(actions: AppShortcutActions): void {
  const { t } = useTranslation('app')
  const viewer = useViewer()
  const navigate = useNavigate()
  const places = listNavigation(features, viewer).flatMap(({ shortcut, path, labelKey, feature }) =>
    shortcut === undefined
      ? []
      : {
          after: 'KeyG',
          code: shortcut,
          label: t(labelKey, { ns: feature }),
          run: () => void navigate({ to: path }),
        },
  )
  useShortcuts([
    { code: 'Slash', label: t('shortcuts.search'), run: actions.search },
    { code: 'KeyK', ctrl: true, isGlobal: true, label: t('shortcuts.palette'), run: actions.openPalette },
    { code: 'Slash', shift: true, label: t('shortcuts.help'), run: actions.openHelp },
    ...places,
  ])
}
