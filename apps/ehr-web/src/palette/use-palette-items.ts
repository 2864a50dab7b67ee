import { LANGUAGES, useViewer } from '@ehr/ui'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listNavigation } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import { listOffered } from '../i18n/clinic-language.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { SCHEMES } from '../preferences/own-look.ts'
import { useLook } from '../preferences/use-look.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import type { PaletteItem } from './palette-items.ts'

/** Where this person may go, and what every screen can do. */
export function usePaletteItems(onHelp: () => void): readonly PaletteItem[] {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const signOut = useSignOut()
  const [, changeLanguage] = useLanguage()
  const { changeScheme } = useLook()
  const viewer = useViewer()
  const places = listNavigation(features, viewer).map(({ path, labelKey, feature }) => ({
    id: path,
    group: 'pages' as const,
    label: t(labelKey, { ns: feature }),
    run: () => void navigate({ to: path }),
  }))
  const languages = listOffered(viewer.site.languages ?? []).map((code) => ({
    id: `language ${code}`,
    group: 'actions' as const,
    label: `${t('language')}: ${LANGUAGES[code].name}`,
    run: () => void changeLanguage(code),
  }))
  const schemes = SCHEMES.map((scheme) => ({
    id: `scheme ${scheme}`,
    group: 'actions' as const,
    label: `${t('look.scheme')}: ${t(`look.${scheme}`)}`,
    run: () => changeScheme(scheme),
  }))
  return [
    ...places,
    ...languages,
    ...schemes,
    { id: 'help', group: 'actions', label: t('shortcuts.title'), run: onHelp },
    { id: 'sign-out', group: 'actions', label: t('user.signOut'), run: signOut },
  ]
}
