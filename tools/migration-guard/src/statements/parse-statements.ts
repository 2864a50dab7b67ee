import { loadModule, type Node, type ParseResult, parseSync } from 'libpg-query'
import type { ParsedStatement } from '../model/parsed-statement.ts'
import { blankPsqlCommands, firstTokenAt, splitText } from './split-text.ts'

/** One statement of a text, ready to be sent. */
export interface StatementText {
  /** Without comments in front of it and without its semicolon. */
  sql: string
  /** Line of its first word within the text, from 1. */
  line: number
  /** Undefined where PostgreSQL's grammar does not accept it: it is to be run nevertheless, for the server's own answer. */
  parsed: ParsedStatement | undefined
}

/** Splits a text into its statements and takes each one apart; psql's own commands (`\set …`) are left out. */
export async function parseStatements(text: string): Promise<StatementText[]> {
  await loadModule()
  const sql = blankPsqlCommands(text)
  const pieces = splitAsParsed(sql) ?? splitText(sql).map((piece) => ({ ...piece, tree: treeOf(piece.sql) }))
  const lineAt = lineCounter(sql)
  return pieces.map(({ sql: statement, start, tree }) => ({
    sql: statement,
    line: lineAt(start),
    parsed: tree && toParsed(tree),
  }))
}

interface Piece {
  sql: string
  start: number
  tree: Node | undefined
}

/** The grammar's own idea of where statements end; undefined where it does not accept the text as a whole. */
function splitAsParsed(text: string): Piece[] | undefined {
  if (firstTokenAt(text, 0) === text.length) return []
  const result = parseOrUndefined(text)
  const at = byteOffsets(text)
  return result?.stmts?.map(({ stmt, stmt_location: from = 0, stmt_len: length }) => {
    const piece = text.slice(at(from), length ? at(from + length) : text.length)
    const lead = firstTokenAt(piece, 0)
    return { sql: withoutEnd(piece.slice(lead)), start: at(from) + lead, tree: stmt }
  })
}

/** The grammar counts in bytes, and we in UTF-16 units. */
function byteOffsets(text: string): (byte: number) => number {
  const bytes = Buffer.from(text)
  return (byte) => (bytes.length === text.length ? byte : bytes.subarray(0, byte).toString().length)
}

function withoutEnd(statement: string): string {
  return statement.trimEnd().replace(/[;\s]+$/, '')
}

function treeOf(statement: string): Node | undefined {
  const stmts = parseOrUndefined(statement)?.stmts
  return stmts?.length === 1 ? stmts[0]?.stmt : undefined
}

function parseOrUndefined(text: string): ParseResult | undefined {
  try {
    return parseSync(text)
  } catch {
    return undefined
  }
}

function toParsed(tree: Node): ParsedStatement {
  const [kind = '', node] = Object.entries(tree)[0] ?? []
  return { kind, node: { ...node }, tree, isDdl: isDdlKind(kind) }
}

// Everything else that the grammar knows either queries, sets, controls transactions, or runs a block.
const DDL =
  /^(Create|Alter|Drop|Rename|Index|Grant|Comment|View|Define|Rule|SecLabel|Composite|ImportForeign|Reassign|ReplicaIdentity)/

function isDdlKind(kind: string): boolean {
  return DDL.test(kind) || kind === 'RefreshMatViewStmt' || kind === 'ReindexStmt' || kind === 'ClusterStmt'
}

function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let seen = 0
  return (offset) => {
    for (let at = text.indexOf('\n', seen); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
      line += 1
      seen = at + 1
    }
    return line
  }
}
