import type { FeaturePlan } from '../../feature-plan.ts'
import { addressesOf } from './screens-of.ts'

/** `web/index.ts`: what ehr-web composes. */
export function renderWebIndex(plan: FeaturePlan): string {
  const { names, isReadOnly, isPatientRecord, sortField } = plan
  const { One, Many } = names
  const hasTimeline = isPatientRecord && sortField !== undefined
  const contract = [`get${One}`, `list${Many}`, ...(isReadOnly ? [] : [`create${One}`, `update${One}`])]
  return `import { defineWebFeature } from '@ehr/ui/feature.ts'
${isPatientRecord ? '' : "import { IconListDetails } from '@tabler/icons-react'\n"}import { ${contract.join(', ')} } from '../contract.ts'
${hasTimeline ? "import { fetchTimeline } from './timeline.ts'\n" : ''}
/** ${names.title}${isPatientRecord ? ' in a patient’s chart' : ''}. */
export const feature = defineWebFeature({
  name: '${names.feature}',
  routes: [
${renderRoutes(plan)}
  ],
${isPatientRecord ? renderChartParts(plan) : renderNavigation(plan)}
})
`
}

function renderRoutes(plan: FeaturePlan): string {
  const { names, isReadOnly } = plan
  const { list, record } = addressesOf(plan)
  const route = (path: string, access: string, titleKey: string, file: string) => `    {
      path: '${path}',
      access: ${access}.access,
      titleKey: '${titleKey}',
      screen: () => import('./screens/${file}.tsx'),
    },`
  return [
    route(list, `list${names.Many}`, 'title', `list-${names.feature}`),
    ...(isReadOnly ? [] : [route(`${list}/new`, `create${names.One}`, 'new', `new-${names.record}`)]),
    route(record, `get${names.One}`, 'one', `show-${names.record}`),
    ...(isReadOnly ? [] : [route(`${record}/edit`, `update${names.One}`, 'edit', `edit-${names.record}`)]),
  ].join('\n')
}

/** Panels of new features come after those that are there; the order is the team's to change. */
const ORDER = 100

function renderChartParts(plan: FeaturePlan): string {
  const { names, isReadOnly, visitField, sortField } = plan
  const access = `list${names.Many}.access`
  const action = `  chartActions: [
    { labelKey: 'new', access: create${names.One}.access, order: ${ORDER}, path: '${addressesOf(plan).list}/new' },
  ],`
  const visit = `  visitPanels: [
    { id: '${names.feature}', access: ${access}, order: ${ORDER}, panel: () => import('./visit-panel.tsx') },
  ],`
  const timeline = `  timeline: {
    access: ${access},
    kinds: [{ kind: '${names.record}', labelKey: 'one' }],
    fetch: fetchTimeline,
  },`
  return [
    `  chartPanels: [
    {
      id: '${names.feature}',
      titleKey: 'title',
      access: ${access},
      order: ${ORDER},
      path: '${addressesOf(plan).list}',
      panel: () => import('./chart-panel.tsx'),
    },
  ],`,
    ...(isReadOnly ? [] : [action]),
    ...(visitField === undefined ? [] : [visit]),
    ...(sortField === undefined ? [] : [timeline]),
    `  records: [{ kind: '${names.record}', titleKey: 'one' }],`,
  ].join('\n')
}

function renderNavigation(plan: FeaturePlan): string {
  return `  nav: [
    {
      path: '${addressesOf(plan).list}',
      labelKey: 'title',
      icon: IconListDetails,
      access: list${plan.names.Many}.access,
      order: ${ORDER},
    },
  ],`
}
