import { findByGit } from '../repository/git.ts'
import { findFileAt, type Mirror } from '../repository/mirror.ts'
import { parseWorkflowText, type Workflow } from './read-workflow.ts'

const FOLDER = '.github/workflows'

/** Reads all workflows of a commit. Throws with GitHub’s own words where one of them is none. */
export async function listWorkflows(mirror: Mirror, commit: string): Promise<Workflow[]> {
  const listed = (await findByGit(mirror.path, 'ls-tree', '--name-only', commit, `${FOLDER}/`)) ?? ''
  const files = listed.split('\n').filter((file) => /\.ya?ml$/.test(file))
  return await Promise.all(files.map((file) => readOne(mirror, commit, file)))
}

/** Finds a workflow by its file, with or without its ending, or by its name. Throws where there is none. */
export function getWorkflow(workflows: readonly Workflow[], wanted: string): Workflow {
  const found = workflows.find(
    ({ path, name }) =>
      [path, fileOf(path), fileOf(path).replace(/\.ya?ml$/, '')].includes(wanted) || name === wanted,
  )
  if (found !== undefined) return found
  const names = workflows.map(({ path }) => fileOf(path).replace(/\.ya?ml$/, '')).join(', ')
  throw new Error(`The commit has no workflow "${wanted}". There are: ${names || 'none'}.`)
}

async function readOne(mirror: Mirror, commit: string, file: string): Promise<Workflow> {
  const read = await parseWorkflowText(file, (await findFileAt(mirror, commit, file)) ?? '')
  if (read.ok) return read.workflow
  throw new Error(`GitHub would not start anything of ${file}:\n${read.problems.join('\n')}`)
}

function fileOf(path: string): string {
  return path.slice(FOLDER.length + 1)
}
