import type {
  BindingPattern,
  BindingProperty,
  Expression,
  ImportDeclaration,
  Node,
  ParamPattern,
  TSType,
} from 'oxc-parser'
import { type FunctionNode, isFunction, type SyntaxTree, unwrap } from './syntax-tree.ts'

/** What a name stands for where it is used. */
export type Binding =
  | { kind: 'parameter'; name: string; index: number; of: FunctionNode; type: TSType | undefined }
  | { kind: 'variable'; name: string; init: Expression | undefined }
  /** Taken out of an object: `const { schema } = db`. */
  | { kind: 'property'; name: string; key: string; init: Expression }
  | { kind: 'function'; name: string; declared: FunctionNode }
  | { kind: 'import'; name: string; source: string; imported: string }
  | { kind: 'other'; name: string }

/** Finds what a name means at a place, from the inside out; undefined for globals. */
export function findBinding(tree: SyntaxTree, place: Node, name: string): Binding | undefined {
  for (let node = tree.parentOf(place); node !== undefined; node = tree.parentOf(node)) {
    const found = listBindings(node).find((binding) => binding.name === name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Nodes belong to one tree and never change. */
const KNOWN = new WeakMap<Node, Binding[]>()

function listBindings(node: Node): Binding[] {
  const known = KNOWN.get(node)
  if (known !== undefined) return known
  const found = readBindings(node)
  KNOWN.set(node, found)
  return found
}

function readBindings(node: Node): Binding[] {
  if (isFunction(node))
    return node.params.flatMap((parameter, index) => readParameter(parameter, index, node))
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return node.body.flatMap(readStatement)
    case 'ForStatement':
      return node.init?.type === 'VariableDeclaration' ? readStatement(node.init) : []
    case 'ForOfStatement':
    case 'ForInStatement':
      return node.left.type === 'VariableDeclaration' ? readStatement(node.left) : []
    case 'CatchClause':
      return node.param === null ? [] : readPattern(node.param, undefined)
    default:
      return []
  }
}

function readStatement(statement: Node): Binding[] {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      return statement.declaration === null ? [] : readStatement(statement.declaration)
    case 'ImportDeclaration':
      return readImport(statement)
    case 'FunctionDeclaration':
      return statement.id === null ? [] : [{ kind: 'function', name: statement.id.name, declared: statement }]
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ id, init }) => readPattern(id, init ?? undefined))
    default:
      return []
  }
}

function readImport({ source, specifiers }: ImportDeclaration): Binding[] {
  return specifiers.map((specifier) => ({
    kind: 'import',
    name: specifier.local.name,
    source: source.value,
    imported: importedName(specifier),
  }))
}

function importedName(specifier: ImportDeclaration['specifiers'][number]): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default'
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
}

function readParameter(parameter: ParamPattern, index: number, of: FunctionNode): Binding[] {
  if (parameter.type === 'TSParameterProperty' || parameter.type === 'RestElement') return []
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
  if (pattern.type !== 'Identifier') return readPattern(pattern, undefined)
  const type = pattern.typeAnnotation?.typeAnnotation
  return [{ kind: 'parameter', name: pattern.name, index, of, type }]
}

function readPattern(pattern: BindingPattern, init: Expression | undefined): Binding[] {
  switch (pattern.type) {
    case 'Identifier': {
      const { name } = pattern
      const source = init && findRequired(init)
      return source === undefined
        ? [{ kind: 'variable', name, init }]
        : [{ kind: 'import', name, source, imported: '*' }]
    }
    case 'AssignmentPattern':
      return readPattern(pattern.left, undefined)
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) =>
        element === null || element.type === 'RestElement' ? [] : readPattern(element, undefined),
      )
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        property.type === 'RestElement' ? [] : readProperty(property, init),
      )
  }
}

function readProperty({ key, value }: BindingProperty, init: Expression | undefined): Binding[] {
  if (init === undefined || key.type !== 'Identifier' || value.type !== 'Identifier') {
    return readPattern(value, undefined).map(({ name }) => ({ kind: 'other', name }))
  }
  const source = findRequired(init)
  return source === undefined
    ? [{ kind: 'property', name: value.name, key: key.name, init }]
    : [{ kind: 'import', name: value.name, source, imported: key.name }]
}

/** The module of `require('…')`, as older files import. */
function findRequired(init: Expression): string | undefined {
  const node = unwrap(init)
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined
  const [argument] = node.arguments
  const isRequire = node.callee.name === 'require' && argument?.type === 'Literal'
  return isRequire && typeof argument.value === 'string' ? argument.value : undefined
}
