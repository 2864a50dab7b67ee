import { mark } from '../generated-mark.ts'
import type { RenderedFile } from '../renderer.ts'

/** One page: where, from which settings, and what is in it; empty blocks are left out. */
export interface Page {
  path: string
  from: readonly string[]
  title: string
  blocks: readonly string[]
}

/** Renders a page as a file. */
export function renderPage({ path, from, title, blocks }: Page): RenderedFile {
  const text = [mark({ from, comment: '<!--' }), `# ${title}`, ...blocks.filter((block) => block !== '')]
  return { path, text: `${text.join('\n\n')}\n`, from }
}

/** A heading with what is under it; nothing where nothing is. */
export function section(heading: string, ...blocks: readonly string[]): string {
  const filled = blocks.filter((block) => block !== '')
  return filled.length === 0 ? '' : [`## ${heading}`, ...filled].join('\n\n')
}

/** The same one level lower. */
export function subsection(heading: string, ...blocks: readonly string[]): string {
  const filled = blocks.filter((block) => block !== '')
  return filled.length === 0 ? '' : [`### ${heading}`, ...filled].join('\n\n')
}
