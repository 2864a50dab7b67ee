import { isAllowed, useViewer } from '@ehr/ui'
import type { PatientProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useTranslation } from 'react-i18next'
import type { ChartAccess, permissions } from '../../contract.ts'
import { RestrictionSection } from '../restriction-section.tsx'
import { BreakGlassForm } from './break-glass-form.tsx'

export interface ClosedChartProps extends PatientProps {
  readonly access: ChartAccess
}

/** The page in the place of a chart that is closed: nothing clinical, what is recorded, and the way in. */
export function ClosedChart({ patientId, access }: ClosedChartProps) {
  const { t } = useTranslation('restricted-charts')
  const mayAdminister = isAllowed(useViewer(), ADMINISTER)
  return (
    <Page title={t('gate.title')} width="narrow">
      <Notice tone="caution" title={t('gate.restricted')}>
        {access.mayBreakGlass ? t('gate.recorded') : t('gate.notYours')}
      </Notice>
      {access.mayBreakGlass && (
        <Section title={t('gate.break')}>
          <BreakGlassForm patientId={patientId} hours={access.hours} />
        </Section>
      )}
      {mayAdminister && <RestrictionSection patientId={patientId} />}
    </Page>
  )
}

const ADMINISTER = 'restricted-charts:administer' satisfies keyof typeof permissions
