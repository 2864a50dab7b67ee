import { parseSync, Visitor } from 'oxc-parser'

/** One statement or expression that names another module. */
export interface ImportStatement {
  specifier: string
  line: number
  /** Whether it vanishes when types are stripped. */
  isType: boolean
}

/** Reads every import of a TypeScript file: static, dynamic, re-exported and in types; throws when it is no TypeScript. */
export function parseImports(path: string, source: string): ImportStatement[] {
  const { program, errors } = parseSync(path, source)
  const [error] = errors
  if (error !== undefined) throw new Error(`${path} could not be parsed: ${error.message}. Mend its syntax.`)
  const found: ImportStatement[] = []
  const add = (start: number, specifier: string, isType: boolean) =>
    found.push({ specifier, line: lineAt(source, start), isType })

  new Visitor({
    ImportDeclaration: ({ start, source: { value }, importKind }) => add(start, value, importKind === 'type'),
    ExportAllDeclaration: ({ start, source: { value }, exportKind }) =>
      add(start, value, exportKind === 'type'),
    ExportNamedDeclaration: ({ start, source: from, exportKind }) => {
      if (from !== null) add(start, from.value, exportKind === 'type')
    },
    ImportExpression: ({ start, source: from }) => {
      if (from.type === 'Literal' && typeof from.value === 'string') add(start, from.value, false)
    },
    TSImportType: ({ start, source: { value } }) => add(start, value, true),
  }).visit(program)
  return found
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}
