import type { PatientProps, ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink, TextLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { ErrorSwitch } from '@ehr/ui/table/error-switch.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listVitals, recordVitals, vitalPaths } from '../../contract.ts'
import { FlowsheetTable } from '../flowsheet/flowsheet-table.tsx'
import { planFlowsheet, type RowKind } from '../flowsheet/plan-flowsheet.ts'
import { kindsOf } from '../trend/shown-kinds.ts'
import css from '../trend/trend.module.css'
import { VitalTrend } from '../trend/vital-trend.tsx'

/** All vital signs by date, and the trend of the one that is chosen. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('vitals')
  const mayRecord = useIsAllowed(recordVitals.access)
  const [withErrors, setWithErrors] = useState(false)
  const [chosen, setChosen] = useState<RowKind>()
  const enteredInError = withErrors ? 'include' : 'omit'
  const query = useInfiniteQuery(pagesOf(listVitals, { params: { patientId }, query: { enteredInError } }))
  const record = mayRecord && <ButtonLink to={vitalPaths.create(patientId)}>{t('record.action')}</ButtonLink>
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <TextLink to={vitalPaths.measurements(patientId)}>{t('measurements.action')}</TextLink>
          <ErrorSwitch isOn={withErrors} onChange={setWithErrors} />
          {record}
        </>
      }
    >
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      >
        {({ pages }) => {
          const flowsheet = planFlowsheet(pages.flatMap(({ items }) => items))
          const shown = chosen ?? flowsheet.rows.find(({ kind }) => kind !== null)?.kind ?? 'pressure'
          return (
            <>
              <FlowsheetTable flowsheet={flowsheet} earlier={query} shown={shown} onShow={setChosen} />
              <TrendSection patientId={patientId} shown={shown} />
            </>
          )
        }}
      </QueryView>
    </Page>
  )
}

function TrendSection({ patientId, shown }: PatientProps & { readonly shown: RowKind }) {
  const { t } = useTranslation('vitals')
  return (
    <Section title={t('trend', { sign: t(`kind.${shown}`) })}>
      <div className={css.trends}>
        {kindsOf(shown).map((kind) => (
          <VitalTrend key={kind} patientId={patientId} kind={kind} />
        ))}
      </div>
    </Section>
  )
}
