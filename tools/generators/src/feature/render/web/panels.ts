import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, keyOf } from '../../field.ts'
import { importsOf, showAsLink, showInList } from './display.ts'
import { renderMark } from './mark.ts'

/** `web/<record>-row.tsx`: a record in two lines. */
export function renderRow(plan: FeaturePlan): string {
  const { names, titleField, sortField, errorField } = plan
  const { One, one } = names
  const title = showAsLink(titleField, one)
  const end = sortField === undefined || sortField === titleField ? undefined : showInList(sortField, one)
  const mark = renderMark(plan, one)
  const shown = [title, end, mark].filter((part) => part !== undefined)
  const needsText = shown.some(({ jsx }) => jsx.includes('t('))
  return `${importsOf(shown.flatMap(({ imports }) => imports))}
import type { PanelRow } from '@ehr/ui/table/panel-rows.tsx'
${needsText ? "import type { TFunction } from 'i18next'\n" : ''}import { type ${One}, ${one}Paths } from '../contract.ts'

/** A record in two lines, for the panels of the chart. */
export function rowOf(${one}: ${One}${needsText ? `, t: TFunction<'${names.feature}'>` : ''}): PanelRow {
  return {
    key: ${one}.id,
    to: ${one}Paths.detail(${one}.patientId, ${one}.id),
    title: ${title.jsx},
    ${mark === undefined ? '' : `mark: ${mark.jsx},`}
    ${end === undefined ? '' : `end: ${end.jsx},`}
    ${errorField === undefined ? '' : `tone: ${one}.${errorField.name} === 'entered-in-error' ? 'struck' : undefined,`}
  }
}
`
}

/** Whether rows need the feature's words. */
function rowNeedsText(plan: FeaturePlan): boolean {
  return renderRow(plan).includes('TFunction')
}

/** `web/chart-panel.tsx`: the first records, in the chart. */
export function renderChartPanel(plan: FeaturePlan): string {
  const { names } = plan
  const { Many, one } = names
  return `import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ${one}Paths, list${Many} } from '../contract.ts'
import { rowOf } from './${names.record}-row.tsx'

/** Rows of the panel; the rest is one press away. */
const LIMIT = 6

/** The latest records, in the chart. */
export function Panel({ patientId }: PatientProps) {
  const { t } = useTranslation('${names.feature}')
  const query = useQuery(queryOf(list${Many}, { params: { patientId }, query: { limit: LIMIT } }))
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
    >
      {({ items, nextCursor }) => (
        <PanelRows
          label={t('title')}
          rows={items.map(${rowNeedsText(plan) ? `(item) => rowOf(item, t)` : 'rowOf'})}
          more={nextCursor === undefined ? undefined : { to: ${one}Paths.list(patientId), label: t('all') }}
        />
      )}
    </QueryView>
  )
}
`
}

/** `web/visit-panel.tsx`: what belongs to one visit, on its page. */
export function renderVisitPanel(plan: FeaturePlan, visitField: Field): string {
  const { names } = plan
  const { Many } = names
  const key = keyOf(visitField)
  const filter = key === 'encounterId' ? 'encounterId' : `${key}: encounterId`
  return `import type { VisitProps } from '@ehr/ui/feature.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { list${Many} } from '../contract.ts'
import { rowOf } from './${names.record}-row.tsx'

/** What was recorded during a visit; nothing where nothing was. */
export function Panel({ patientId, encounterId }: VisitProps) {
  const { t } = useTranslation('${names.feature}')
  const query = useQuery(queryOf(list${Many}, { params: { patientId }, query: { ${filter}, limit: 100 } }))
  if (query.data?.items.length === 0) return null
  return (
    <Section title={t('title')}>
      <QueryView query={query}>
        {({ items }) => <PanelRows label={t('title')} rows={items.map(${rowNeedsText(plan) ? `(item) => rowOf(item, t)` : 'rowOf'})} />}
      </QueryView>
    </Section>
  )
}
`
}
