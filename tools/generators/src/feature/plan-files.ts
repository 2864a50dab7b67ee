import type { FeaturePlan } from './feature-plan.ts'
import { renderUntranslated } from './list-untranslated.ts'
import { renderAccess, renderHistoryAccess } from './render/api/access.ts'
import { renderDemo } from './render/api/demo.ts'
import { renderApiIndex, renderMapping } from './render/api/mapping.ts'
import { renderQueries } from './render/api/queries.ts'
import { renderQueriesTest, renderQueryCalls } from './render/api/queries-test.ts'
import { renderReferred } from './render/api/referred.ts'
import { renderRoutes } from './render/api/routes.ts'
import { renderRoutesTest } from './render/api/routes-test.ts'
import { renderOfTests } from './render/api/tests.ts'
import { renderChangeset } from './render/changeset.ts'
import { renderContract } from './render/contract.ts'
import { renderJourney } from './render/journey.ts'
import { renderLocale } from './render/locales.ts'
import { renderMigration } from './render/migration.ts'
import { renderPackage, renderReadme } from './render/package.ts'
import { renderDraft, renderFields, renderSearchReferences, renderSearchTerms } from './render/web/form.ts'
import { renderEditScreen, renderNewScreen } from './render/web/form-screens.ts'
import { renderWebIndex } from './render/web/index.ts'
import { renderListScreen } from './render/web/list.ts'
import { renderChartPanel, renderRow, renderVisitPanel } from './render/web/panels.ts'
import { renderShowScreen } from './render/web/show.ts'
import { renderTimeline } from './render/web/timeline.ts'

/** A file that the generator makes, its path from the workspace's root. */
export interface PlannedFile {
  path: string
  text: string
}

type Files = Record<string, string>

/** Every file of a feature; all are the team's from the first moment on. */
export function planFiles(plan: FeaturePlan): PlannedFile[] {
  const { names, timestamp } = plan
  const root = `libs/features/${names.feature}`
  const migration = `${timestamp}_${names.feature.replaceAll('-', '_')}.ts`
  const untranslated = renderUntranslated(plan)
  const files: Files = {
    'package.json': renderPackage(plan),
    'tsconfig.json': '{ "extends": "../../../tsconfig.base.json" }\n',
    'README.md': renderReadme(plan),
    'src/contract.ts': renderContract(plan),
    ...Object.fromEntries(
      plan.languages.map((language) => [`src/locales/${language}.json`, renderLocale(plan, language)]),
    ),
    ...(untranslated === undefined ? {} : { 'src/same-as-english.json': untranslated }),
    ...planApi(plan),
    ...planWeb(plan),
  }
  return [
    { path: `libs/db-migrations/migrations/${migration}`, text: renderMigration(plan) },
    { path: `apps/ehr-e2e/src/journeys/${names.feature}.spec.ts`, text: renderJourney(plan) },
    { path: `.changeset/add-${names.feature}.md`, text: renderChangeset(plan) },
    ...Object.entries(files).map(([path, text]) => ({ path: `${root}/${path}`, text })),
  ]
}

function planApi(plan: FeaturePlan): Files {
  return {
    'src/api/access.txt': renderAccess(plan),
    ...(plan.isPatientRecord ? { 'src/api/history.txt': renderHistoryAccess(plan) } : {}),
    'src/api/demo.ts': renderDemo(plan),
    'src/api/index.ts': renderApiIndex(plan),
    'src/api/mapping.ts': renderMapping(plan),
    'src/api/queries.ts': renderQueries(plan),
    'src/api/queries.db.test.ts': renderQueriesTest(plan),
    'src/api/query-calls-of-tests.ts': renderQueryCalls(plan),
    'src/api/routes.ts': renderRoutes(plan),
    'src/api/routes.db.test.ts': renderRoutesTest(plan),
    [`src/api/${plan.names.record}-of-tests.ts`]: renderOfTests(plan),
    ...(needsReferred(plan) ? { 'src/api/referred-of-tests.ts': renderReferred(plan) } : {}),
  }
}

/** Tests of what is only read make rows for nothing but what must be pointed to. */
function needsReferred({ references, isReadOnly }: FeaturePlan): boolean {
  return references.some(({ isOptional }) => !isReadOnly || !isOptional)
}

function planWeb(plan: FeaturePlan): Files {
  const { names, isReadOnly, isPatientRecord } = plan
  return {
    'src/web/index.ts': renderWebIndex(plan),
    [`src/web/screens/list-${names.feature}.tsx`]: renderListScreen(plan),
    [`src/web/screens/show-${names.record}.tsx`]: renderShowScreen(plan),
    ...(isPatientRecord ? planChart(plan) : {}),
    ...(isReadOnly ? {} : planForm(plan)),
  }
}

function planChart(plan: FeaturePlan): Files {
  const { names, sortField, visitField } = plan
  return {
    [`src/web/${names.record}-row.tsx`]: renderRow(plan),
    'src/web/chart-panel.tsx': renderChartPanel(plan),
    ...(sortField === undefined ? {} : { 'src/web/timeline.ts': renderTimeline(plan, sortField) }),
    ...(visitField === undefined ? {} : { 'src/web/visit-panel.tsx': renderVisitPanel(plan, visitField) }),
  }
}

function planForm(plan: FeaturePlan): Files {
  const { record } = plan.names
  const hasCodes = plan.fields.some(({ type }) => type === 'code')
  return {
    [`src/web/form/${record}-draft.ts`]: renderDraft(plan),
    [`src/web/form/${record}-fields.tsx`]: renderFields(plan),
    ...(plan.references.length > 0
      ? { 'src/web/form/search-references.ts': renderSearchReferences(plan) }
      : {}),
    ...(hasCodes ? { 'src/web/form/search-terms.ts': renderSearchTerms() } : {}),
    [`src/web/screens/new-${record}.tsx`]: renderNewScreen(plan),
    [`src/web/screens/edit-${record}.tsx`]: renderEditScreen(plan),
  }
}
