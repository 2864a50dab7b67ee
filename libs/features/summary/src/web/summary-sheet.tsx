import { getPatientSummary } from '@ehr/feature-patients/contract'
import { type PatientProps, queryOf, useSummarySections, useViewer } from '@ehr/ui'
import { PatientIdentity } from '@ehr/ui/banner/patient-identity.tsx'
import { SyntheticBanner } from '@ehr/ui/page/synthetic-banner.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Paper } from '../contract.ts'
import { PrintedBy } from './printed-by.tsx'
import { SummarySectionFrame } from './summary-section-frame.tsx'
import css from './summary-sheet.module.css'

export interface SummarySheetProps extends PatientProps {
  readonly paper: Paper
}

/**
 * The summary as it comes out of the printer. It is a table for one reason: browsers repeat a table's head and foot
 * on each page, so that no page is without the patient's name.
 */
export function SummarySheet({ patientId, paper }: SummarySheetProps) {
  const { t } = useTranslation('summary')
  const { site } = useViewer()
  const patient = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const sections = useSummarySections()
  return (
    <table role="presentation" className={css.sheet} data-paper={paper} data-sheet>
      <thead>
        <tr>
          <td>
            <header className={css.head}>
              <SyntheticBanner dataClass={site.dataClass} />
              <div className={css.clinic}>
                <span className={css.name}>
                  {site.logo != null && (
                    <img className={css.logo} src={`/api/clinic-logo?logo=${site.logo}`} alt="" />
                  )}
                  <bdi>{site.name}</bdi>
                </span>
                <span>{t('confidential')}</span>
              </div>
              <QueryView query={patient}>{(facts) => <PatientIdentity patient={facts} />}</QueryView>
            </header>
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            {sections.length === 0 && <p>{t('nothing')}</p>}
            {sections.map((section) => (
              <SummarySectionFrame
                key={`${section.feature} ${section.id}`}
                section={section}
                patientId={patientId}
              />
            ))}
          </td>
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <td>
            <PrintedBy />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
