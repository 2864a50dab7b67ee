import {
  type ArrowFunctionExpression,
  type Expression,
  type Function as FunctionDeclared,
  type Node,
  type Program,
  parseSync,
  visitorKeys,
} from 'oxc-parser'

export type FunctionNode = FunctionDeclared | ArrowFunctionExpression

/** A source file taken apart, with the way back up. */
export interface SyntaxTree {
  program: Program
  /** All nodes, outer ones before inner ones. */
  nodes: readonly Node[]
  parentOf: (node: Node) => Node | undefined
  /** Line of an offset, from 1. */
  lineAt: (offset: number) => number
}

/** Takes a TypeScript or JavaScript file apart; undefined when it is none that can be read. */
export function parseTree(file: string, source: string): SyntaxTree | undefined {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) return undefined
  const parents = new Map<Node, Node>()
  const nodes: Node[] = []
  const visit = (node: Node) => {
    nodes.push(node)
    for (const child of listChildren(node)) {
      parents.set(child, node)
      visit(child)
    }
  }
  visit(program)
  return {
    program,
    nodes,
    parentOf: (node) => parents.get(node),
    lineAt: (offset) => source.slice(0, offset).split('\n').length,
  }
}

/** Lists the nodes directly below one, in the order of the text; types are left out. */
export function listChildren(node: Node): readonly Node[] {
  const known = CHILDREN.get(node)
  if (known !== undefined) return known
  const found: Node[] = []
  for (const key of visitorKeys[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key)
    if (!Array.isArray(child)) addNode(found, child)
    else for (const one of child) addNode(found, one)
  }
  CHILDREN.set(node, found)
  return found
}

/** Nodes belong to one tree and never change. */
const CHILDREN = new WeakMap<Node, readonly Node[]>()
const TYPES: ReadonlySet<string> = new Set([
  ...['TSTypeAnnotation', 'TSTypeParameterInstantiation', 'TSTypeParameterDeclaration'],
  ...['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'],
])

function addNode(found: Node[], value: unknown): void {
  if (isNode(value) && !TYPES.has(value.type)) found.push(value)
}

/** Takes off what changes only types or reading: parentheses, `as`, `!`, `satisfies`, optional chains. */
export function unwrap(node: Expression): Expression {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return unwrap(node.expression)
    default:
      return node
  }
}

export function isFunction(node: Node | undefined): node is FunctionNode {
  return (
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'FunctionDeclaration'
  )
}

/** Says whether a node is an expression that can stand as an argument or an element. */
export function isExpression(node: Node | null | undefined): node is Expression {
  return node !== null && node !== undefined && node.type !== 'SpreadElement'
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
