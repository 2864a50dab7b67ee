import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Answers } from '../answers/answers.ts'
import { formatTree } from '../apply/format-tree.ts'
import { planClone } from '../plan/plan-clone.ts'
import type { FileTree } from '../tree/file-tree.ts'
import { runUpdate, type UpdateRequest } from '../update/run-update.ts'
import { smallFile, smallTemplate } from './small-template.ts'
import {
  cloneRepository,
  copyRepository,
  createRepository,
  removeRepositories,
  setRemote,
  type TemporaryRepository,
} from './temporary-repository.ts'

/** What the team of these clones answered. */
export const ANSWERS: Answers = {
  name: 'Mercy Health',
  slug: 'mercy-health',
  scope: '@mercy',
  preset: 'hikma',
  languages: ['en'],
  hasDemo: false,
  repository: null,
}

/** Of the first version of the template. */
export const FIRST = {
  // Without it nothing is formatted, which is another test's.
  'biome.json': undefined,
  'libs/ui/src/lines.ts': lines('export const first = 1', 'export const last = 9'),
  'libs/ui/src/plain.ts': "export const plain = '@old/ui'\n",
}

/** Of the second. */
export const SECOND = {
  ...FIRST,
  'package.json': smallFile('package.json').replace('0.1.0', '0.2.0'),
  'libs/ui/src/lines.ts': lines('export const first = 2', 'export const last = 9'),
  'libs/ui/src/plain.ts': "export const plain = '@old/ui changed'\n",
  'libs/visits/package.json': '{ "name": "@old/visits", "version": "0.0.0" }\n',
  'libs/visits/src/index.ts': "import '@old/ui'\n\nexport const key = 'oldname_visits'\n",
  'libs/visits/src/locales/ar.json': '{ "title": "زيارات" }\n',
}

type Files = NonNullable<Parameters<typeof smallTemplate>[0]>

/** A file of some lines, so that its ends are apart for git. */
export function lines(first: string, last: string): string {
  const between = Array.from({ length: 9 }, (_, at) => `export const between${at} = ${at}`)
  return [first, ...between, last, ''].join('\n')
}

/** Makes a template with two releases, and a clone of the first with the team's own commit. */
export function useScenes() {
  const firstTemplate = createRepository()
  firstTemplate.commitTree(smallTemplate(FIRST), 'first')
  firstTemplate.git('tag', 'v0.1.0')
  const firstClone = cloneRepository(firstTemplate)
  firstClone.git('tag', '--delete', 'v0.1.0')
  beginClone(firstClone, smallTemplate(FIRST))
  afterAll(removeRepositories)

  return (second: Files = {}, own: Readonly<Record<string, string | undefined>> = {}) => {
    const template = copyRepository(firstTemplate)
    const clone = copyRepository(firstClone)
    setRemote(clone, template)
    for (const [path, text] of Object.entries(own)) {
      if (text === undefined) rmSync(join(clone.root, path), { recursive: true })
      else writeFileSync(join(clone.root, path), text)
    }
    const head = clone.commit('own')
    template.commitTree(smallTemplate({ ...SECOND, ...second }), 'second')
    template.git('tag', 'v0.2.0')
    return { template, clone, head, ...createContext(clone) }
  }
}

/** Does what `ehr init` does to a repository that has these files. */
export function beginClone(clone: TemporaryRepository, files: FileTree): void {
  const origin = {
    version: '0.1.0',
    commit: clone.git('rev-parse', 'HEAD'),
    tree: clone.git('rev-parse', 'HEAD^{tree}'),
  }
  clone.commitTree(formatTree(files, planClone(files, ANSWERS, origin)), 'chore: begin from the template')
}

/** What an update is called with in a clone, and what it did and said. */
export function createContext({ root }: TemporaryRepository) {
  const steps: string[] = []
  const said: string[] = []
  const context = {
    root,
    runStep: async ({ command }: { command: readonly string[] }) => void steps.push(command.join(' ')),
    print: (line: string) => void said.push(line),
  }
  const update = (request: Partial<UpdateRequest> = {}) =>
    runUpdate(context, { from: undefined, to: undefined, isDryRun: false, ...request })
  const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
  return { context, update, steps, said, textOf }
}
