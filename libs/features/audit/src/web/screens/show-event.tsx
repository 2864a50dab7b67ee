import type { ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { useTranslation } from 'react-i18next'
import { auditPaths } from '../../contract.ts'
import { EventView } from '../trail/event-view.tsx'

/** One event of the trail, at an address of its own. */
export function Screen({ params: { eventId = '' } }: ScreenProps) {
  const { t } = useTranslation('audit')
  return (
    <Page
      title={t('event.title')}
      actions={<ButtonLink to={auditPaths.trail}>{t('trail.title')}</ButtonLink>}
    >
      <EventView eventId={eventId} />
    </Page>
  )
}
