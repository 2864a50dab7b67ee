import {
  type Function as FunctionNode,
  type ParamPattern,
  parseSync,
  type Statement,
  type TSType,
} from 'oxc-parser'

/** A function that takes a database (or a transaction) first. */
export interface QueryFunction {
  name: string
  /** From 1. */
  line: number
}

/** Types that a query function's first parameter has. */
const DATABASE_TYPES: ReadonlySet<string> = new Set(['Db', 'Kysely', 'Transaction', 'ControlledTransaction'])

/** Lists the exported functions of a file whose first parameter is a database, by its type; throws on wrong syntax. */
export function listQueryFunctions(path: string, source: string): QueryFunction[] {
  const { program, errors } = parseSync(path, source)
  const [error] = errors
  if (error !== undefined) throw new Error(`${path} could not be parsed: ${error.message}. Mend its syntax.`)
  const exported = listExported(program.body)
  return program.body.flatMap(listFunctions).flatMap(({ name, start, isExported, first }) => {
    const known = isExported ? name : exported.get(name)
    if (known === undefined || !takesDatabase(first)) return []
    return [{ name: known, line: source.slice(0, start).split('\n').length }]
  })
}

interface Candidate {
  name: string
  start: number
  isExported: boolean
  first: ParamPattern | undefined
}

function listFunctions(statement: Statement): Candidate[] {
  const isExported = statement.type === 'ExportNamedDeclaration'
  const declared = isExported ? statement.declaration : statement
  if (declared?.type === 'FunctionDeclaration') {
    return declared.id === null ? [] : [toCandidate(declared.id.name, declared, isExported)]
  }
  if (declared?.type !== 'VariableDeclaration') return []
  return declared.declarations.flatMap(({ id, init }) => {
    const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression'
    return isFunction && id.type === 'Identifier' ? [toCandidate(id.name, init, isExported)] : []
  })
}

function toCandidate(
  name: string,
  { start, params }: Pick<FunctionNode, 'start'> & { params: ParamPattern[] },
  isExported: boolean,
): Candidate {
  return { name, start, isExported, first: params[0] }
}

/** Names exported by `export { one, two as three }`, by how they are called inside. */
function listExported(body: readonly Statement[]): ReadonlyMap<string, string> {
  const specifiers = body.flatMap((statement) =>
    statement.type === 'ExportNamedDeclaration' && statement.source === null ? statement.specifiers : [],
  )
  return new Map(
    specifiers.flatMap(({ local, exported }) =>
      local.type === 'Identifier' && exported.type === 'Identifier' ? [[local.name, exported.name]] : [],
    ),
  )
}

function takesDatabase(parameter: ParamPattern | undefined): boolean {
  if (parameter?.type !== 'Identifier') return false
  const type = parameter.typeAnnotation?.typeAnnotation
  return type !== undefined && type !== null && isDatabaseType(type)
}

function isDatabaseType(type: TSType): boolean {
  if (type.type === 'TSUnionType') return type.types.some(isDatabaseType)
  return (
    type.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    DATABASE_TYPES.has(type.typeName.name)
  )
}
