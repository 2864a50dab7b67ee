import { relative } from 'node:path'
import type { MigrationFile } from '../history/migration-file.ts'
import type { Finding } from '../model/finding.ts'
import type { Site } from '../model/observation.ts'
import type { CodeProblem } from './code-problem.ts'
import { notAwaited } from './code-problem.ts'
import { findDropped } from './find-dropped.ts'
import { findOutside } from './find-outside.ts'
import { findUnused } from './find-unused.ts'
import { parseTree, type SyntaxTree } from './syntax-tree.ts'

/** A query that was seen running, or unsent, after its migration's function had returned. */
export interface UnawaitedQuery {
  /** Of the migration. */
  name: string
  sql: string
  site?: Site | undefined
}

/**
 * Checks the code of migrations: queries that nobody awaits, builders that nobody executes, queries past the given
 * database. What the text does not decide is left to what was seen at run time, which is added where the text
 * showed nothing at that place.
 */
export function checkCode(options: {
  /** What the findings' paths are relative to, absolute. */
  root: string
  files: readonly MigrationFile[]
  unawaited?: readonly UnawaitedQuery[]
}): Finding[] {
  const { root, files, unawaited = [] } = options
  return files.flatMap((file) => {
    const tree = parseTree(file.file, file.source)
    // What cannot be read cannot be loaded either, which is told by who loads it.
    const problems = tree === undefined ? [] : listProblems(tree)
    const spans = problems
      .filter(({ problem }) => problem.rule === 'query-not-awaited')
      .map(({ from, to }) => ({ from, to }))
    const isKnown = (line: number) => spans.some(({ from, to }) => from <= line && line <= to)
    const seen = unawaited.filter(
      ({ name, site }) => name === file.name && !(site?.file === file.file && isKnown(site.line)),
    )
    return [
      ...problems.map(({ problem, from }) => place(root, file, problem, { file: file.file, line: from })),
      ...seen.map((query) => placeSeen(root, file, query)),
    ]
  })
}

function listProblems(tree: SyntaxTree): { problem: CodeProblem; from: number; to: number }[] {
  return [...findDropped(tree), ...findUnused(tree), ...findOutside(tree)]
    .sort((one, other) => one.node.start - other.node.start)
    .map((problem) => ({
      problem,
      from: tree.lineAt(problem.node.start),
      to: tree.lineAt(problem.node.end),
    }))
}

function place(root: string, { name }: MigrationFile, problem: CodeProblem, site: Site): Finding {
  const { node: _, ...finding } = problem
  return {
    ...finding,
    file: relative(root, site.file).replaceAll('\\', '/'),
    line: site.line,
    migration: name,
  }
}

function placeSeen(root: string, file: MigrationFile, { sql, site }: UnawaitedQuery): Finding {
  const finding = notAwaited('The query was still running, or had not begun, when the function had returned.')
  const { file: path, line } = site ?? { file: file.file, line: 1 }
  return {
    ...finding,
    file: relative(root, path).replaceAll('\\', '/'),
    line,
    migration: file.name,
    statement: sql.slice(0, 300),
  }
}
