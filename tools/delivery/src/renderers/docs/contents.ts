import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { titleOf } from './facts.ts'
import { code, listed, prose, sentence, table } from './markdown.ts'
import { renderPage, section } from './page.ts'

/** What is in the workspace: projects with their owners, routes, tables, variables, pipelines. */
export function renderContents(plan: DeliveryPlan): RenderedFile {
  const { projects, routes, tables } = plan.workspace
  return renderPage({
    path: 'docs/generated/contents.md',
    from: ['people.codeOwners'],
    title: 'What is in here',
    blocks: [
      `${prose(plan.metadata.product.name)}: ${prose(plan.metadata.product.description)}. Made from the project graph, the tables of who may call which route, and the schema of the database.`,
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
        'Routes',
        table(
          ['feature', 'route', 'who may call it'],
          routes.map(({ feature, route, roles }) => [code(feature), code(route), roles]),
        ),
      ),
      section(
        'Tables',
        table(
          ['table', 'what'],
          tables.map(({ name, description }) => [code(name), sentence(description)]),
        ),
      ),
      section(
        'Variables',
        '[What each is for](environment-variables.md); [where each comes from](environments.md).',
      ),
      section(
        'Pipelines',
        listed(plan.workflows.map(({ file }) => code(file))),
        '[What they do](pipelines.md).',
      ),
    ],
  })
}

/** The last row that matches counts, as in CODEOWNERS. */
function listOwners(plan: DeliveryPlan, root: string): string {
  const matching = plan.metadata.people.codeOwners.filter(({ path }) => matches(path, `/${root}/`))
  return listed((matching.at(-1)?.owners ?? []).map((owner) => titleOf(plan, owner)))
}

function matches(path: string, folder: string): boolean {
  if (path === '*') return true
  const pattern = path.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pattern.join('[^/]*')}`).test(folder)
}
