import { Document, isPair, isScalar, Scalar, visit } from 'yaml'
import { mark } from '../generated-mark.ts'
import type { RenderedFile } from '../renderer.ts'

/** What becomes a file of YAML. */
export interface YamlFile {
  path: string
  from: readonly string[]
  /** What a reader is told below the first line. */
  explanation?: string
  value: unknown
  /** What stands behind a `uses`, by its value. */
  versions?: ReadonlyMap<string, string>
}

/** Writes an object as YAML: nothing shared by anchors, scripts as they are, long lines unbroken. */
export function renderYaml({ path, from, explanation, value, versions = new Map() }: YamlFile): RenderedFile {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Pair(_key, { key, value: node }) {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(node)) return
      const version = versions.get(String(node.value))
      if (version !== undefined) node.comment = ` ${version}`
    },
  })
  escapeControls(document)
  separateJobs(document)
  const body = document.toString({ lineWidth: 0, singleQuote: true, blockQuote: 'literal' })
  const comment = explanation === undefined ? [] : [`# ${explanation.replaceAll(BREAKS, ' ')}`]
  const lines = [mark({ from, comment: '#' }), ...comment, '']
  return { path, text: `${lines.join('\n')}\n${body}`, from }
}

/** What ends a comment, or a line of a script, in one reader of YAML or another. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\ufeff]+/gu

/** A script with other control characters than line feeds and tabs is quoted; as a block it would read differently. */
function escapeControls(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      const isText = typeof node.value === 'string'
      if (isText && /[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}\ufeff]/u.test(String(node.value)))
        node.type = Scalar.QUOTE_DOUBLE
    },
  })
}

/** An empty line above each part and each job. */
function separateJobs(document: Document): void {
  visit(document, {
    Map(_key, map, path) {
      const isJobs = path.length === 3 && isPair(path[2]) && String(path[2].key) === 'jobs'
      if (path.length > 1 && !isJobs) return
      for (const { key } of map.items.slice(1)) if (isScalar(key)) key.spaceBefore = true
    },
  })
}
