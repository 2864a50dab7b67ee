import { groupOf, renderChanges } from './changelog.ts'
import { isEmpty, isUsed, pathOf } from './changeset.ts'
import type { News } from './find-news.ts'
import type { VersionPlan } from './plan-version.ts'
import type { ReleaseState } from './release-state.ts'
import { describeMarks, describeVariable, renderNews } from './render-news.ts'
import { formatVersion } from './semantic-version.ts'

/** How a plan is shown. */
export const FORMATS = ['pretty', 'markdown', 'json'] as const

/** One of them. */
export type Format = (typeof FORMATS)[number]

/** What the next release would be. */
export interface ReleasePlan {
  state: ReleaseState
  plan: VersionPlan
  branch: string
  news: News
}

/** Renders it. */
export function renderPlan(release: ReleasePlan, format: Format): string {
  if (format === 'json') return `${JSON.stringify(toJson(release), null, 2)}\n`
  return format === 'markdown' ? renderMarkdown(release) : renderPretty(release)
}

function toJson({ state, plan, branch, news }: ReleasePlan) {
  const version = formatVersion(state.product.version)
  const isDue = 'to' in plan
  return {
    branch,
    version,
    next: isDue ? formatVersion(plan.to) : null,
    kind: plan.kind,
    ...(isDue ? { bump: plan.bump } : { why: plan.why }),
    releases: state.deployables.map(({ name }) => ({
      name,
      from: version,
      to: isDue ? formatVersion(plan.to) : version,
      changesets: (isDue ? plan.changesets : [])
        .filter(({ releases }) => releases.some((release) => release.name === name))
        .map(pathOf),
    })),
    changesets: (isDue ? plan.changesets : []).map((changeset) => ({
      path: pathOf(changeset),
      group: groupOf(changeset) ?? null,
      summary: changeset.summary,
      releases: changeset.releases,
    })),
    empty: state.changesets.filter((each) => isEmpty(each) && !isUsed(each)).map(pathOf),
    since: news.since ?? null,
    migrations: news.migrations,
    configuration: news.configuration,
  }
}

function renderMarkdown(release: ReleasePlan): string {
  const { state, plan, news } = release
  const changes =
    'to' in plan
      ? renderChanges(
          plan.changesets,
          state.deployables.map(({ name }) => name),
        )
      : sentence(plan.why)
  const parts = [`## ${titleOf(release)}`, changes, renderNews(news), sinceOf(news)]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function renderPretty(release: ReleasePlan): string {
  const { plan, news } = release
  const lines = [
    titleOf(release),
    ...('to' in plan
      ? plan.changesets.map(
          (each) =>
            `  ${(groupOf(each) ?? 'none').padEnd(8)}  ${each.summary.split('\n')[0]}  (${pathOf(each)})`,
        )
      : [`  ${sentence(plan.why)}`]),
    ...list(
      'Migrations',
      news.migrations.map((each) => [each.name, ...describeMarks(each)].join('; ')),
    ),
    ...list('Configuration', [
      ...news.configuration.variables.map((each) => `${each.name} ${describeVariable(each)}`),
      ...news.configuration.settings.map(
        ({ path, before, now }) => `${path}: ${before ?? 'not set'} → ${now ?? 'not set'}`,
      ),
    ]),
    sinceOf(news),
  ]
  return `${lines.join('\n')}\n`
}

function titleOf({ state, plan }: ReleasePlan): string {
  const now = formatVersion(state.product.version)
  if ('to' in plan) return `${state.product.title} ${formatVersion(plan.to)}, after ${now}`
  return plan.kind === 'refused'
    ? `${state.product.title} ${now}: no version can be made`
    : `${state.product.title} ${now}: no version is due`
}

function sinceOf({ since }: News): string {
  return since === undefined
    ? 'There is no tag of the product yet: everything is new.'
    : `Compared with ${since}.`
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)]
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}
