import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { WorkspaceInventory } from '../../plan/graph.ts'
import type { RenderedFile } from '../renderer.ts'
import { titleOf } from './facts.ts'
import { bullets, code, listed, prose, sentence, table } from './markdown.ts'
import { renderPage, section } from './page.ts'

const FEATURES = 'libs/features/'

/**
 * What is in the workspace: projects with their owners, tables, variables, pipelines. Features have pages of their own,
 * so that branches that each add one change no common line.
 */
export function renderContents(plan: DeliveryPlan): RenderedFile {
  const projects = plan.workspace.projects.filter(({ root }) => !root.startsWith(FEATURES))
  const tables = plan.workspace.tables.filter(({ feature }) => feature === undefined)
  return renderPage({
    path: 'docs/generated/contents.md',
    from: ['documents', 'people.codeOwners'],
    title: 'What is in here',
    blocks: [
      `${prose(plan.metadata.product.name)}: ${prose(plan.metadata.product.description)}. Made from the project graph and the schema of the database.`,
      section(
        'Projects',
        table(
          ['folder', 'what', 'owners'],
          projects.map(({ root, description }) => [
            root === '.' ? 'the root' : code(root),
            sentence(description),
            listOwners(plan, root),
          ]),
        ),
      ),
      section(
        'Features',
        'Each has a page in `docs/generated/features`: what it is, its routes, and its tables.',
      ),
      renderTables(tables),
      section(
        'Variables',
        '[What each is for](environment-variables.md); [where each comes from](environments.md).',
      ),
      renderDocuments(plan),
      section(
        'Pipelines',
        listed(plan.workflows.map(({ file }) => code(file))),
        '[What they do](pipelines.md).',
      ),
    ],
  })
}

function renderDocuments({ metadata: { documents } }: DeliveryPlan): string {
  return section(
    'Documents',
    bullets([
      '[First deployment](first-deployment.md), [environments](environments.md), [contacts](contacts.md), and the runbooks beside them.',
      ...(documents.hasOpenApi
        ? ['The interface describes itself: `/openapi.json` for programs, `/docs` for people.']
        : []),
      ...(documents.hasTypeDoc
        ? [
            'TypeDoc of the code is asked for, and is not there yet: each package’s README and its exports say what it has.',
          ]
        : []),
    ]),
  )
}

/** What of a plan the pages of features say. */
export interface FeatureFacts extends Pick<DeliveryPlan, 'metadata'> {
  workspace: WorkspaceInventory
}

/** A page for each feature: what it is, who owns it, its routes and tables. */
export function renderFeaturePages(plan: FeatureFacts): RenderedFile[] {
  const { projects, routes, tables } = plan.workspace
  return projects.flatMap(({ root, description }) => {
    if (!root.startsWith(FEATURES)) return []
    const name = root.slice(FEATURES.length)
    const own = tables.filter(({ feature }) => feature === name)
    return renderPage({
      path: `docs/generated/features/${name}.md`,
      from: ['people.codeOwners'],
      title: `Feature: ${name}`,
      blocks: [
        `${sentence(description)} Owners: ${listOwners(plan, root)}. Its code is in ${code(root)}.`,
        section(
          'Routes',
          table(
            ['route', 'who may call it'],
            routes.filter(({ feature }) => feature === name).map(({ route, roles }) => [code(route), roles]),
          ),
        ),
        ...(own.length === 0 ? [] : [renderTables(own)]),
      ],
    })
  })
}

function renderTables(tables: DeliveryPlan['workspace']['tables']): string {
  return section(
    'Tables',
    table(
      ['table', 'what'],
      tables.map(({ name, description }) => [code(name), sentence(description)]),
    ),
  )
}

/** The last row that matches counts, as in CODEOWNERS. */
function listOwners(plan: Pick<DeliveryPlan, 'metadata'>, root: string): string {
  const matching = plan.metadata.people.codeOwners.filter(({ path }) => matches(path, `/${root}/`))
  return listed((matching.at(-1)?.owners ?? []).map((owner) => titleOf(plan, owner)))
}

function matches(path: string, folder: string): boolean {
  if (path === '*') return true
  const pattern = path.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pattern.join('[^/]*')}`).test(folder)
}
