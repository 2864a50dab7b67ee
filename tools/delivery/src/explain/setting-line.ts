import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import { parsePath } from './setting-paths.ts'

/** Finds the line of a setting in the text of its file, counted from one. */
export function findSettingLine(text: string, file: string, path: string): number | undefined {
  const offset = file.endsWith('.json') ? findInJson(text, path) : findInCatalog(text, path)
  return offset === undefined ? undefined : text.slice(0, offset).split('\n').length
}

function findInJson(text: string, path: string): number | undefined {
  const tree = parseTree(text)
  return tree && findNodeAtLocation(tree, parsePath(path) ?? [])?.offset
}

/** Names in pnpm’s catalog are indented by two. */
function findInCatalog(text: string, path: string): number | undefined {
  const at = text.indexOf(`\n  ${path.replace('catalog.', '')}:`)
  return at < 0 ? undefined : at + 1
}
