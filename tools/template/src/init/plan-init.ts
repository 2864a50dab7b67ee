import type { Answers } from '../answers/answers.ts'
import { readIdentity } from '../answers/identity.ts'
import { formatTree } from '../apply/format-tree.ts'
import type { Step } from '../apply/run-steps.ts'
import { listLanguages } from '../plan/drop-languages.ts'
import { planClone } from '../plan/plan-clone.ts'
import { namesProduct } from '../plan/rename-text.ts'
import type { Origin } from '../plan/template-record.ts'
import { compareTrees, type FileTree, isText, type TreeChanges } from '../tree/file-tree.ts'

/** What `ehr init` is about to do. */
export interface InitPlan {
  readonly changes: TreeChanges
  /** What follows once the files are written. */
  readonly steps: readonly Step[]
}

/** Plans how a template becomes a team's workspace. */
export function planInit(template: FileTree, answers: Answers, origin: Origin): InitPlan {
  const planned = formatTree(template, planClone(template, answers, origin))
  const added = answers.languages.filter((code) => !listLanguages(template).includes(code))
  return {
    changes: compareTrees(template, planned),
    steps: [
      INSTALL,
      ...added.map((code) => ({
        title: `Preparing the texts of the language ${code}`,
        command: ['nx', 'generate', `${answers.scope}/generators:language`, code],
      })),
      { title: 'Writing what is generated', command: ['nx', 'sync'] },
    ],
  }
}

/** Links the packages under their names, and writes the lockfile. */
const INSTALL: Step = {
  title: 'Installing',
  command: ['pnpm', 'install', '--no-frozen-lockfile', '--prefer-offline'],
}

/** The files of a workspace that name the template still. */
export function listLeftovers(workspace: FileTree, template: FileTree): string[] {
  const identity = readIdentity(template)
  const names = (text: string) => namesProduct(text, identity)
  return [...workspace]
    .filter(([path, file]) => names(path) || (isText(file) && names(file.content.toString('utf8'))))
    .map(([path]) => path)
}
