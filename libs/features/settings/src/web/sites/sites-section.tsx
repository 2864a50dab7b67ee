import { useIsAllowed } from '@ehr/ui'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createSite, listSites, type Site } from '../../contract.ts'
import css from '../settings.module.css'
import { NewSiteDialog, SiteDialog } from './site-dialog.tsx'

/** Where the clinic works. */
export function SitesSection({ timeZone }: { readonly timeZone: string }) {
  const { t } = useTranslation('settings')
  const mayWrite = useIsAllowed(createSite.access)
  const query = useQuery(queryOf(listSites, {}))
  const [edited, setEdited] = useState<Site | 'new'>()
  const close = () => setEdited(undefined)
  return (
    <Section
      title={t('section.sites')}
      {...(mayWrite ? { actions: <Button onClick={() => setEdited('new')}>{t('site.add')}</Button> } : {})}
    >
      <QueryView query={query} isEmpty={({ items }) => items.length === 0} empty={<p>{t('site.none')}</p>}>
        {({ items }) => (
          <ul className={css.sites}>
            {items.map((site) => (
              <li key={site.id} className={css.site}>
                <div>
                  <bdi>{site.name}</bdi> {!site.isActive && <StatusMark>{t('site.inactive')}</StatusMark>}
                  <div className={css.facts}>
                    <bdi dir="ltr">{site.timeZone}</bdi>
                  </div>
                </div>
                {mayWrite && (
                  <Button
                    variant="default"
                    onClick={() => setEdited(site)}
                    aria-label={t('site.editNamed', { name: site.name })}
                  >
                    {t('site.edit')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {edited === 'new' && <NewSiteDialog timeZone={timeZone} onClose={close} />}
      {edited !== undefined && edited !== 'new' && (
        <SiteDialog key={edited.id} site={edited} onClose={close} />
      )}
    </Section>
  )
}
