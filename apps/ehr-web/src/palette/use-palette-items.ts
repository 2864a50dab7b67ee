import { LANGUAGE_CODES, LANGUAGES, useViewer } from '@ehr/ui'
import { useMantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listNavigation } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import type { PaletteItem } from './palette-items.ts'

/** Where this person may go, and what every screen can do. */
export function usePaletteItems(onHelp: () => void): readonly PaletteItem[] {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const signOut = useSignOut()
  const [, changeLanguage] = useLanguage()
  const { setColorScheme } = useMantineColorScheme()
  const places = listNavigation(features, useViewer()).map(({ path, labelKey, feature }) => ({
    id: path,
    group: 'pages' as const,
    label: t(labelKey, { ns: feature }),
    run: () => void navigate({ to: path }),
  }))
  const languages = LANGUAGE_CODES.map((code) => ({
    id: `language ${code}`,
    group: 'actions' as const,
    label: `${t('language')}: ${LANGUAGES[code].name}`,
    run: () => void changeLanguage(code),
  }))
  const schemes = (['light', 'dark', 'auto'] as const).map((scheme) => ({
    id: `scheme ${scheme}`,
    group: 'actions' as const,
    label: `${t('look.scheme')}: ${t(`look.${scheme}`)}`,
    run: () => setColorScheme(scheme),
  }))
  return [
    ...places,
    ...languages,
    ...schemes,
    { id: 'help', group: 'actions', label: t('shortcuts.title'), run: onHelp },
    { id: 'sign-out', group: 'actions', label: t('user.signOut'), run: signOut },
  ]
}
