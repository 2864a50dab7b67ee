import { useViewer } from '@ehr/ui'
import { formatLongDate } from '@ehr/ui/display/clinical-date.ts'
import { localTime } from '@ehr/ui/display/site-time.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { SyntheticBanner } from '@ehr/ui/page/synthetic-banner.tsx'
import { useTranslation } from 'react-i18next'
import type { ChartAccess, ChartAccesses } from '../../contract.ts'
import { accessPhrases } from '../chart/access-words.ts'
import { roleWords } from '../trail/role-words.ts'
import css from './report.module.css'

export interface ReportSheetProps {
  readonly accesses: ChartAccesses
  /** Since when; from the beginning when absent. */
  readonly from: string | undefined
  readonly until: string
  readonly paper: 'a4' | 'letter'
}

/**
 * Who opened a chart, as a patient is told: days, people or their roles, and what they did, in plain words. A table,
 * since browsers repeat its head and foot on each page.
 */
export function ReportSheet({ accesses, from, until, paper }: ReportSheetProps) {
  const { t } = useTranslation('audit')
  const { site } = useViewer()
  const day = useDayText()
  const { patient, items, namesStaff, isComplete } = accesses
  const period = { from: from === undefined ? '' : day(from), until: day(until) }
  return (
    <table className={css.sheet} data-paper={paper} data-sheet>
      <thead>
        <tr>
          <td colSpan={3}>
            <SyntheticBanner dataClass={site.dataClass} />
            <p className={css.clinic}>
              <bdi>{site.name}</bdi>
            </p>
            <h2 className={css.title}>{t('report.heading')}</h2>
            <p>
              <bdi>{patient.name ?? ''}</bdi> · {t('filter.mrn')} <bdi dir="ltr">{patient.mrn}</bdi>
            </p>
            <p>{t(from === undefined ? 'report.until' : 'report.between', period)}</p>
          </td>
        </tr>
        <tr>
          <th scope="col">{t('field.day')}</th>
          <th scope="col">{t('field.user')}</th>
          <th scope="col">{t('field.did')}</th>
        </tr>
      </thead>
      <tbody>
        {items.length === 0 && (
          <tr>
            <td colSpan={3}>{t('chart.none')}</td>
          </tr>
        )}
        {items.map((access) => (
          <ReportRow key={`${access.firstAt} ${access.user?.id}`} access={access} namesStaff={namesStaff} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3}>
            {!isComplete && <p>{t('chart.cut')}</p>}
            <p className={css.foot}>{t('report.foot')}</p>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function ReportRow({ access, namesStaff }: { readonly access: ChartAccess; readonly namesStaff: boolean }) {
  const { t } = useTranslation('audit')
  const { t: ui, language } = useUiText()
  const { digits } = useViewer().site
  const roles = roleWords(access.roles, ui)
  return (
    <tr>
      <td>{formatLongDate(access.day, language, digits)}</td>
      <td>
        {access.user === null && t('report.system')}
        {access.user !== null && namesStaff && (
          <>
            <bdi>{access.user.name}</bdi> ({roles})
          </>
        )}
        {access.user !== null && !namesStaff && roles}
      </td>
      <td>
        {accessPhrases(access, t).map((phrase) => (
          <div key={phrase}>{phrase}</div>
        ))}
      </td>
    </tr>
  )
}

/** The day of a moment by the clinic's clock, in words. */
function useDayText(): (at: string) => string {
  const { language } = useUiText()
  const { timeZone, digits } = useViewer().site
  return (at) => formatLongDate(localTime(at, timeZone).day, language, digits)
}
