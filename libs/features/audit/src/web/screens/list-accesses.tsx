import type { ScreenProps } from '@ehr/ui/feature.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { useTranslation } from 'react-i18next'
import { auditPaths } from '../../contract.ts'
import { columnsOf } from '../chart/access-columns.tsx'
import { PeriodChoice } from '../chart/period-choice.tsx'
import { useAccesses } from '../chart/use-accesses.ts'

/** Who opened this chart, by person and day. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('audit')
  const ui = useUiText().t
  const { period, setPeriod, query } = useAccesses(patientId)
  return (
    <Page
      title={t('chart.title')}
      subtitle={
        query.data !== undefined && (
          <>
            {t('filter.mrn')} <bdi dir="ltr">{query.data.patient.mrn}</bdi>
          </>
        )
      }
      actions={
        <>
          <PeriodChoice period={period} onChange={setPeriod} />
          <ButtonLink to={auditPaths.report(patientId)}>{t('report.title')}</ButtonLink>
        </>
      }
    >
      <QueryView
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t('chart.none')}>{t('chart.noneText')}</EmptyState>}
      >
        {({ items, isComplete }) => (
          <>
            {!isComplete && <Notice tone="caution" title={t('chart.cut')} />}
            <DataTable
              label={t('chart.title')}
              rows={items}
              rowKey={({ firstAt, user }) => `${firstAt} ${user?.id}`}
              columns={columnsOf({ t, ui })}
            />
          </>
        )}
      </QueryView>
    </Page>
  )
}
