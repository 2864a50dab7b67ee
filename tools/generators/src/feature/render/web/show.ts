import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, isReference, keyOf, type ReferenceField } from '../../field.ts'
import { asChild, importsOf, needsNotRecorded, showInList, showOnPage } from './display.ts'
import { filledIn, pathArguments, screenParams } from './screens-of.ts'

/** `web/screens/show-<record>.tsx`: one record, whole. */
export function renderShowScreen(plan: FeaturePlan): string {
  const { names, isReadOnly, isPatientRecord, titleField } = plan
  const { One, one, feature } = names
  const title = asChild(showInList(titleField, 'query.data'))
  const params = [...(isPatientRecord ? ['patientId'] : []), plan.names.idParam].join(', ')
  return `${renderImports(plan)}

/** One record, whole. */
export function Screen(${screenParams(plan, true)}) {
  const { t } = useTranslation('${feature}')
${isReadOnly ? '' : `  const mayWrite = useIsAllowed(update${One}.access)\n`}  const query = useQuery(queryOf(get${One}, { params: { ${params} } }))
  return (
    <Page
      title={query.data === undefined ? t('one') : ${titleJsx(title, titleField)}}
      actions={<ButtonLink to={${one}Paths.list(${pathArguments(plan)})}>{t('all')}</ButtonLink>}
      ${isReadOnly ? '' : renderPrimary(plan)}
    >
      <QueryView query={query}>
        {(${one}) => (
          <>
            <${One}Facts ${one}={${one}} />
            ${renderStamp(plan)}
          </>
        )}
      </QueryView>
    </Page>
  )
}

${renderFacts(plan)}
`
}

/** What happened to a record of a patient has a page of its own. */
function renderStamp({ names: { one, record }, isPatientRecord }: FeaturePlan): string {
  if (!isPatientRecord) return `<RecordStamp record={${one}} />`
  return `<RecordStamp
              record={${one}}
              history={{ patientId, kind: '${record}', recordId: ${one}.id }}
            />`
}

/** A heading is never empty. */
function titleJsx(child: string, { isOptional, type }: Field): string {
  if (isOptional && type !== 'code' && !type.startsWith('date')) return "t('one')"
  return child.startsWith('<') ? child : `<>${child}</>`
}

function renderPrimary(plan: FeaturePlan): string {
  const { one } = plan.names
  return `primary={
        mayWrite && (
          <ButtonLink${filledIn(plan)} to={${one}Paths.edit(${pathArguments(plan, plan.names.idParam)})}>
            {t('edit')}
          </ButtonLink>
        )
      }`
}

function renderFacts(plan: FeaturePlan): string {
  const { One, one, feature } = plan.names
  const shown = shownFields(plan)
  const notRecorded = shown.some(needsNotRecorded)
    ? "\n  const notRecorded = useUiText().t('date.notRecorded')"
    : ''
  return `function ${One}Facts({ ${one} }: { readonly ${one}: ${One} }) {
  const { t } = useTranslation('${feature}')${notRecorded}
  const facts: Omit<Fact, 'label'>[] = [
${shown.map((field) => renderFact(field, one)).join('\n')}
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(\`field.\${fact.key}\`) }))} />
}`
}

/** The heading shows a short title already. */
function shownFields({ fields, titleField }: FeaturePlan): readonly Field[] {
  const isInHeading = !titleField.isOptional && titleField.type !== 'text' && fields.length > 1
  return isInHeading ? fields.filter((field) => field !== titleField) : fields
}

function renderFact(field: Field, one: string): string {
  const wide = field.type === 'text' ? ', isWide: true' : ''
  const shown = isReference(field) ? linkTo(field, one) : showOnPage(field, one).jsx
  return `    { key: '${field.name}', value: ${shown}${wide} },`
}

/** What a reference leads to has a page of its own, where its feature has one. */
function linkTo(field: ReferenceField, one: string): string {
  const { jsx } = showOnPage({ ...field, isOptional: false }, one)
  const paths = field.target.feature?.paths
  const key = `${one}.${keyOf(field)}`
  const link =
    paths === undefined
      ? jsx
      : `<TextLink to={${paths.name}.detail(${paths.hasPatient ? `${one}.patientId, ` : ''}${key})}>${jsx}</TextLink>`
  return field.isOptional ? `${key} === null ? notRecorded : (${link})` : `(${link})`
}

function renderImports(plan: FeaturePlan): string {
  const { names, isReadOnly, titleField } = plan
  const { One, one } = names
  const shown = shownFields(plan)
  const components = [titleField, ...shown].flatMap((field) => showOnPage(field, one).imports)
  const neighbours = shown
    .filter(isReference)
    .flatMap(({ target: { feature } }) => (feature?.paths === undefined ? [] : [feature]))
  const links = neighbours.length === 0 ? 'ButtonLink' : 'ButtonLink, TextLink'
  return [
    ...new Set(
      neighbours.map(({ name, paths }) => `import { ${paths?.name} } from '@ehr/feature-${name}/contract'`),
    ),
    ...(isReadOnly ? [] : ["import { useIsAllowed } from '@ehr/ui'"]),
    importsOf(components),
    "import type { ScreenProps } from '@ehr/ui/feature.ts'",
    ...(shown.some(needsNotRecorded) ? ["import { useUiText } from '@ehr/ui/i18n/use-language.ts'"] : []),
    `import { ${links} } from '@ehr/ui/page/button-link.tsx'`,
    "import { type Fact, Facts } from '@ehr/ui/page/facts.tsx'",
    "import { Page } from '@ehr/ui/page/page.tsx'",
    "import { RecordStamp } from '@ehr/ui/page/record-stamp.tsx'",
    "import { queryOf } from '@ehr/ui/request/query-of.ts'",
    "import { QueryView } from '@ehr/ui/states/query-view.tsx'",
    "import { useQuery } from '@tanstack/react-query'",
    "import { useTranslation } from 'react-i18next'",
    `import { get${One}, type ${One}, ${one}Paths${isReadOnly ? '' : `, update${One}`} } from '../../contract.ts'`,
  ].join('\n')
}
