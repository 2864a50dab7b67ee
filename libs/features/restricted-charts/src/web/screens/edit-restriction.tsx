import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { useTranslation } from 'react-i18next'
import { RestrictionSection } from '../restriction-section.tsx'

/** Restricting a chart, or opening it again. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('restricted-charts')
  return (
    <Page title={t('restriction.title')} width="narrow">
      <RestrictionSection patientId={patientId} />
    </Page>
  )
}
