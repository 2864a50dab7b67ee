import type { FeaturePlan } from '../../feature-plan.ts'
import type { Field } from '../../field.ts'
import { asChild, importsOf, showInList } from './display.ts'
import { renderMark } from './mark.ts'
import { filledIn, pathArguments, screenParams } from './screens-of.ts'

/** Columns beside title and date; what does not fit is on the record's page. */
const MOST_OTHERS = 4

/** Fields whose value also stands on a phone's second line. */
const MOST_ON_PHONE = 2

/** `web/screens/list-<feature>.tsx`: all records, newest first. */
export function renderListScreen(plan: FeaturePlan): string {
  const { names, isPatientRecord, isReadOnly, errorField } = plan
  const { One, Many, one, feature } = names
  const columns = renderColumns(plan)
  const filter = errorField === undefined ? '{}' : "{ enteredInError: withErrors ? 'include' : 'omit' }"
  const call = isPatientRecord ? `{ params: { patientId }, query: ${filter} }` : `{ query: ${filter} }`
  return `${renderImports(plan, columns)}

/** All records${isPatientRecord ? ' of a patient' : ''}, newest first. */
export function Screen(${screenParams(plan, false)}) {
  const { t } = useTranslation('${feature}')
  const navigate = useNavigate()
${isReadOnly ? '' : `  const mayWrite = useIsAllowed(create${One}.access)\n`}${errorField === undefined ? '' : '  const [withErrors, setWithErrors] = useState(false)\n'}  const query = useInfiniteQuery(pagesOf(list${Many}, ${call}))
  return (
    <Page
      title={t('title')}
      ${errorField === undefined ? '' : 'actions={<ErrorSwitch isOn={withErrors} onChange={setWithErrors} />}'}
      ${isReadOnly ? '' : renderPrimary(plan)}
    >
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      >
        {({ pages }) => (
          <DataTable
            label={t('title')}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            columns={columnsOf(t)}
            onOpen={({ id }) => void navigate({ to: ${one}Paths.detail(${pathArguments(plan, 'id')}) })}
            more={query}
            ${errorField === undefined ? '' : `rowTone={(${one}) => (${one}.${errorField.name} === 'entered-in-error' ? 'struck' : undefined)}`}
          />
        )}
      </QueryView>
    </Page>
  )
}

${columns}
`
}

function renderPrimary(plan: FeaturePlan): string {
  return `primary={
        mayWrite && (
          <ButtonLink${filledIn(plan)} to={${plan.names.one}Paths.create(${pathArguments(plan)})}>
            {t('new')}
          </ButtonLink>
        )
      }`
}

function renderImports(plan: FeaturePlan, columns: string): string {
  const { names, isReadOnly, isPatientRecord, errorField } = plan
  const { One, Many, one } = names
  const uses = ['ClinicalDay', 'ClinicalMoment', 'CodingText', 'Quantity', 'ReferenceText', 'StatusMark']
  const shown = uses.filter((component) => columns.includes(`<${component} `))
  const hasErrors = errorField !== undefined
  return [
    ...(isReadOnly ? [] : ["import { useIsAllowed } from '@ehr/ui'"]),
    importsOf(shown),
    ...(isPatientRecord ? ["import type { ScreenProps } from '@ehr/ui/feature.ts'"] : []),
    ...(isReadOnly ? [] : ["import { ButtonLink } from '@ehr/ui/page/button-link.tsx'"]),
    "import { Page } from '@ehr/ui/page/page.tsx'",
    "import { pagesOf } from '@ehr/ui/request/pages-of.ts'",
    "import { EmptyState } from '@ehr/ui/states/empty-state.tsx'",
    "import { QueryView } from '@ehr/ui/states/query-view.tsx'",
    "import { DataTable } from '@ehr/ui/table/data-table.tsx'",
    ...(hasErrors ? ["import { ErrorSwitch } from '@ehr/ui/table/error-switch.tsx'"] : []),
    "import type { TableColumn } from '@ehr/ui/table/table-column.ts'",
    "import { useInfiniteQuery } from '@tanstack/react-query'",
    "import { useNavigate } from '@tanstack/react-router'",
    "import type { TFunction } from 'i18next'",
    ...(hasErrors ? ["import { useState } from 'react'"] : []),
    "import { useTranslation } from 'react-i18next'",
    `import { ${isReadOnly ? '' : `create${One}, `}type ${One}, ${one}Paths, list${Many} } from '../../contract.ts'`,
  ].join('\n')
}

function renderColumns(plan: FeaturePlan): string {
  const { names, fields, titleField, sortField } = plan
  const others = fields
    .filter((field) => field !== titleField && field !== sortField)
    .filter(({ type }) => type !== 'text')
    .slice(0, MOST_OTHERS)
  // A column of its own says it as well.
  const mark = others.some((field) => field === plan.errorField) ? undefined : renderMark(plan, names.one)
  const columns = [
    renderColumn(titleField, plan, "phone: 'first',", mark?.jsx),
    ...(sortField === undefined || sortField === titleField
      ? []
      : [renderColumn(sortField, plan, "phone: 'end',\n      breaks: 'whole',")]),
    ...others.map((field, index) => renderColumn(field, plan, placeOf(field, index))),
  ]
  return `function columnsOf(t: TFunction<'${names.feature}'>): TableColumn<${names.One}>[] {
  return [
${columns.join('\n')}
  ]
}`
}

function renderColumn(field: Field, { names }: FeaturePlan, place: string, mark?: string): string {
  const shown = showInList(field, names.one)
  const cell = mark === undefined ? shown.jsx : `<>${asChild(shown)} {${mark}}</>`
  return `    {
      key: '${field.name}',
      header: t('field.${field.name}'),
      ${place}
      cell: (${names.one}) => ${cell.startsWith('<') ? `(${cell})` : cell},
    },`
}

/** Numbers stand at the end; on a phone's second line a bare number or yes needs its name. */
function placeOf({ type, name }: Field, index: number): string {
  const isNumber = type === 'integer' || type === 'decimal' || type === 'quantity'
  const isBare = isNumber || type === 'boolean' || type === 'date' || type === 'datetime'
  return [
    ...(isNumber ? ["align: 'end',"] : []),
    ...(isNumber || type === 'date' || type === 'datetime' ? ["breaks: 'whole',"] : []),
    index < MOST_ON_PHONE ? "phone: 'second'," : "phone: 'none',",
    ...(isBare && index < MOST_ON_PHONE ? [`phoneLabel: t('field.${name}'),`] : []),
  ].join('\n      ')
}
