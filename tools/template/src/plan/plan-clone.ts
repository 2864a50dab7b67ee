import type { Answers } from '../answers/answers.ts'
import { type Identity, readIdentity } from '../answers/identity.ts'
import type { FileTree } from '../tree/file-tree.ts'
import { cutMarked } from './cut-marked.ts'
import { deliverBy } from './deliver-by.ts'
import { dropDemo } from './drop-demo.ts'
import { dropLanguages } from './drop-languages.ts'
import { forgetTemplate } from './forget-template.ts'
import { renameTree } from './rename-tree.ts'
import { type Origin, recordOrigin } from './template-record.ts'

/**
 * Plans a team's workspace: the template's files with the team's answers. The same for the same answers, so that two
 * versions of the template can be compared as this team's.
 *
 * @throws Error when the tree is no template
 */
export function planClone(template: FileTree, answers: Answers, origin: Origin): FileTree {
  const from = readIdentity(template)
  const steps: readonly ((tree: FileTree) => FileTree)[] = [
    forgetTemplate,
    (tree) => cutMarked(tree, answers.hasDemo ? ['template'] : ['template', 'demo']),
    (tree) => dropLanguages(tree, answers.languages),
    (tree) => (answers.hasDemo ? tree : dropDemo(tree)),
    (tree) => renameTree(tree, { from, to: identityOf(answers, from) }),
    (tree) => deliverBy(tree, answers),
    (tree) => recordOrigin(tree, { ...origin, answers }),
  ]
  return steps.reduce((tree, step) => step(tree), template)
}

function identityOf({ name, slug, scope, repository }: Answers, from: Identity): Identity {
  return { name, slug, scope, organisation: repository?.split('/')[0] ?? from.organisation }
}
