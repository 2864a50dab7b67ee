import { untilIdle } from '@ehr/observability/web'
import { useViewer } from '@ehr/ui'
import { SyntheticBanner } from '@ehr/ui/page/synthetic-banner.tsx'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPalette, PaletteEntry } from '../palette/palette-entry.tsx'
import { ShortcutHelp } from '../shortcuts/shortcut-help.tsx'
import { useAppShortcuts } from '../shortcuts/use-app-shortcuts.ts'
import { AppHeader } from './app-header.tsx'
import { focusSearch } from './focus-search.ts'
import css from './layout.module.css'
import { MainNavigation } from './main-navigation.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { SignOutNotice } from './sign-out-notice.tsx'
import { useArrival } from './use-arrival.ts'
import { useLightPrint } from './use-light-print.ts'
import { useTopHeight } from './use-top-height.ts'

/** What stays round every screen: banner, header, navigation; the screen is the outlet. */
export function AppLayout() {
  const { t } = useTranslation('app')
  const { site } = useViewer()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'help' | 'palette'>()
  const actions = useMemo(
    () => ({
      openHelp: () => setOpen('help'),
      openPalette: () => setOpen('palette'),
      search: () => focusSearch(navigate),
    }),
    [navigate],
  )
  useAppShortcuts(actions)
  useEffect(() => {
    void untilIdle().then(loadPalette)
  }, [])
  const main = useArrival()
  const top = useTopHeight()
  useLightPrint()

  return (
    <div className={css.shell}>
      <a href="#main" className={css.skip}>
        {t('skip')}
      </a>
      <header ref={top} className={css.top}>
        <SyntheticBanner dataClass={site.dataClass} />
        <AppHeader actions={actions} />
        <OfflineNotice />
        <SignOutNotice />
      </header>
      <MainNavigation />
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        <Outlet />
      </main>
      {open === 'help' && <ShortcutHelp onClose={() => setOpen(undefined)} />}
      {open === 'palette' && (
        <PaletteEntry onClose={() => setOpen(undefined)} onHelp={() => setOpen('help')} />
      )}
    </div>
  )
}
