import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DocumentCommand, type DocumentStep, parseSteps } from './parse-steps.ts'

/** A document, and what it asks of its readers. */
export interface Page {
  /** From the workspace's root, with forward slashes. */
  readonly path: string
  /** Whether its commands are run: those that people follow from top to bottom. */
  readonly isGuide: boolean
  readonly steps: readonly DocumentStep[]
}

/** The commands of a page. */
export function commandsOf({ steps }: Page): DocumentCommand[] {
  return steps.filter((step) => step.kind === 'command')
}

const GUIDES = ['README.md', 'CONTRIBUTING.md', 'docs/*.md']
/** Where commands are named, and have to be there, though pages are not followed as a whole. */
const OTHERS = [
  'SECURITY.md',
  'docs/{decisions,generated,generated/runbooks}/*.md',
  '{apps,libs,tools}/*/README.md',
  'bench/README.md',
]

/** Lists the documents of the workspace. */
export function listPages(root: string): Page[] {
  const guides = list(root, GUIDES)
  const others = list(root, OTHERS).filter((path) => !guides.includes(path))
  return [...guides, ...others].map((path) => ({
    path,
    isGuide: guides.includes(path),
    steps: parseSteps(readFileSync(join(root, path), 'utf8')),
  }))
}

function list(root: string, patterns: readonly string[]): string[] {
  const found = globSync([...patterns], { cwd: root, exclude: (path) => path.includes('node_modules') })
  return found.map((path) => path.replaceAll('\\', '/')).sort()
}
