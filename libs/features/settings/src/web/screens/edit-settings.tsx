import { useIsAllowed } from '@ehr/ui'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getSettings, updateSettings } from '../../contract.ts'
import { SettingsFacts } from '../form/settings-facts.tsx'
import { SettingsForm } from '../form/settings-form.tsx'
import { LogoSection } from '../logo/logo-section.tsx'
import { SitesSection } from '../sites/sites-section.tsx'

/** What the clinic decides for its installation. */
export function Screen() {
  const { t } = useTranslation('settings')
  const mayWrite = useIsAllowed(updateSettings.access)
  const query = useQuery(queryOf(getSettings, {}))
  return (
    <Page title={t('title')} subtitle={t('explain')} width="narrow">
      <QueryView query={query}>
        {(settings) => (
          <>
            <SitesSection timeZone={settings.timeZone} />
            {mayWrite && <LogoSection settings={settings} />}
            {mayWrite ? (
              <SettingsForm key={settings.logo} settings={settings} />
            ) : (
              <SettingsFacts settings={settings} />
            )}
          </>
        )}
      </QueryView>
    </Page>
  )
}
