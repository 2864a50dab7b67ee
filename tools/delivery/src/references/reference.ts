import type { DeliveryPlan } from '../plan/delivery-plan.ts'
import type { Problem } from '../plan/problem.ts'
import type { RenderedFile } from '../renderers/renderer.ts'
import { isMarked } from '../sync/generated-files.ts'
import type { WorkspaceFacts } from './facts.ts'

/** What a check of references looks at. */
export interface ReferenceContext {
  plan: DeliveryPlan
  files: readonly RenderedFile[]
  facts: WorkspaceFacts
}

/** One line of a generated file. */
export interface Line {
  file: RenderedFile
  /** Counted from one. */
  number: number
  text: string
}

/** Finds what one kind of reference names that is not there. */
export type ReferenceCheck = (context: ReferenceContext) => Problem[]

/** Lists the lines of the files whose path fits. */
export function listLines({ files }: ReferenceContext, pattern: RegExp): Line[] {
  return files
    .filter(({ path }) => pattern.test(path))
    .flatMap((file) => file.text.split('\n').map((text, index) => ({ file, number: index + 1, text })))
    .filter(({ text }) => !isMarked(text))
}

/** Lists what a pattern’s first group matches in a line. */
export function listMatches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]))
}

/** A problem of a line. */
export function problemAt({ file, number }: Line, wrong: string, right: string): Problem {
  return { path: `${file.path}:${number}`, wrong, right }
}

/**
 * Whether a file or folder is in the workspace, is generated, or is left by a target when it has run; commands leave what
 * they find in .reports.
 */
export function isThere({ files, facts: { graph } }: ReferenceContext, path: string): boolean {
  const bare = path.replace(/^\.\//, '').replace(/\/+$/, '')
  if (bare === '' || bare === '.' || bare.startsWith('.reports/')) return true
  const isWithin = (folder: string) => bare === folder || bare.startsWith(`${folder}/`)
  return (
    graph.exists(bare) ||
    files.some((file) => file.path === bare || file.path.startsWith(`${bare}/`)) ||
    Object.values(graph.apps).some(({ outputs }) => outputs.some(isWithin))
  )
}
