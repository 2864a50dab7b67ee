import type { FileTree } from '../tree/file-tree.ts'
import { findText } from '../tree/file-tree.ts'
import type { AnswerFacts } from './check-answers.ts'
import { listPackageNames, parseJson, readIdentity } from './identity.ts'

/** Reads from a workspace what answers are held against. */
export function readFacts(tree: FileTree): AnswerFacts {
  const identity = readIdentity(tree)
  const packages = [...listPackageNames(tree)].flatMap(([folder, name]) => [
    folder.split('/').at(-1) ?? '',
    name.split('/').at(-1) ?? '',
  ])
  const environments = Object.keys(Object(parseJson(tree, 'delivery.json').environments))
  const catalog = findText(tree, 'pnpm-workspace.yaml') ?? ''
  const foreign = [...catalog.matchAll(/^ +"?(@[^/"]+)\//gm)].flatMap(([, scope]) => scope ?? [])
  return {
    identity,
    foreignScopes: [...new Set(foreign)].filter((scope) => scope !== identity.scope),
    ownWords: [...new Set([identity.scope.slice(1), ...packages, ...environments, ...FORBIDDEN])].filter(
      (word) => word !== '',
    ),
  }
}

/** What PostgreSQL, git and Node have names for already. */
const FORBIDDEN = ['postgres', 'template0', 'template1', 'public', 'main', 'node-modules', 'localhost']
