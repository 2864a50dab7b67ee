import type { Node } from 'libpg-query'

/** All nodes of a kind within a tree, at any depth: `listNodes(tree, 'FuncCall')`; as records, since the grammar nests anything in anything. */
export function listNodes(tree: unknown, kind: string): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(tree)) return tree.flatMap((item) => listNodes(item, kind))
  if (!isRecord(tree)) return []
  const found = tree[kind]
  return [
    ...(isRecord(found) ? [found] : []),
    ...Object.values(tree).flatMap((value) => listNodes(value, kind)),
  ]
}

/** Names of the functions that an expression calls, without their schemas, in lower case. */
export function listCalls(expression: Node | undefined): string[] {
  return listNodes(expression, 'FuncCall').map(({ funcname }) => lastWord(funcname).toLowerCase())
}

function lastWord(parts: unknown): string {
  const last = Array.isArray(parts) ? parts.at(-1) : undefined
  if (!isRecord(last) || !isRecord(last.String)) return ''
  return typeof last.String.sval === 'string' ? last.String.sval : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
