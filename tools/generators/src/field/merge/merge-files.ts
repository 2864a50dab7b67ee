import type { Tree } from '@nx/devkit'
import type { PlannedFile } from '../../feature/plan-files.ts'
import type { FieldPair } from '../changes.ts'
import { mergeJson } from './merge-json.ts'
import { mergeLocale } from './merge-locale.ts'
import { mergeTexts } from './merge-texts.ts'

/** What is to become of a feature's files. */
export interface MergedFiles {
  written: readonly PlannedFile[]
  removed: readonly string[]
  /** Those that a person took out and the change would have touched. */
  left: readonly string[]
  conflicts: readonly FileConflict[]
}

/** Where a person's edit and the change touch the same lines. */
export interface FileConflict {
  path: string
  /** In the team's file, from 1; `undefined`: the whole file. */
  line: number | undefined
  /** What the change would have there. */
  wanted: string
}

/** What the generator made and makes, and the fields that only got another name. */
export interface Rendered {
  before: readonly PlannedFile[]
  after: readonly PlannedFile[]
  renamed: readonly FieldPair[]
}

/** Brings what changed between two renderings into the files that the team has now. */
export function mergeFiles(tree: Tree, { before, after, renamed }: Rendered): MergedFiles {
  const paths = [...new Set([...before, ...after].map(({ path }) => path))].sort()
  const results = paths.map((path): FileResult => {
    const [base, theirs] = [before, after].map((files) => files.find((file) => file.path === path)?.text)
    if (base === theirs) return {}
    const ours = (tree.read(path, 'utf8') ?? emptyList(path, theirs))?.replaceAll('\r\n', '\n')
    return mergeFile({ path, base, ours, theirs }, renamed)
  })
  return {
    written: results.flatMap(({ written }) => written ?? []),
    removed: results.flatMap(({ removed }) => removed ?? []),
    left: results.flatMap(({ left }) => left ?? []),
    conflicts: results.flatMap(({ conflicts }) => conflicts ?? []),
  }
}

/** A list of texts to translate that somebody took out, as nothing was left on it, may begin anew. */
function emptyList(path: string, theirs: string | undefined): string | undefined {
  if (theirs === undefined || !path.endsWith('/same-as-english.json')) return undefined
  const codes = Object.keys(Object(JSON.parse(theirs)))
  return JSON.stringify(Object.fromEntries(codes.map((code) => [code, []])))
}

interface FileResult {
  written?: PlannedFile
  removed?: string
  left?: string
  conflicts?: FileConflict[]
}

interface FileVersions {
  path: string
  base: string | undefined
  ours: string | undefined
  theirs: string | undefined
}

function mergeFile({ path, base, ours, theirs }: FileVersions, renamed: readonly FieldPair[]): FileResult {
  if (theirs === undefined) {
    if (ours === undefined) return {}
    const conflict = { path, line: undefined, wanted: 'The file is to go, and somebody edited it.' }
    return ours === base ? { removed: path } : { conflicts: [conflict] }
  }
  if (ours === undefined) return base === undefined ? { written: { path, text: theirs } } : { left: path }
  const three = { base: base ?? '', ours, theirs }
  return path.endsWith('.json') ? mergeJsonFile(path, three, renamed) : mergeTextFile(path, three)
}

interface Three {
  base: string
  ours: string
  theirs: string
}

function mergeTextFile(path: string, three: Three): FileResult {
  const { text, conflicts } = mergeTexts(three)
  return {
    written: { path, text },
    conflicts: conflicts.map(({ line, theirs }) => ({ path, line, wanted: theirs.join('\n') })),
  }
}

/** Key by key, so that texts beside each other are no conflict; with one, as text, for its marks. */
function mergeJsonFile(path: string, three: Three, renamed: readonly FieldPair[]): FileResult {
  const [base, ours, theirs] = [three.base || '{}', three.ours, three.theirs].map((text): unknown =>
    JSON.parse(text),
  )
  const trees = { base, ours, theirs }
  const { tree, conflicts } = path.includes('/locales/') ? mergeLocale(trees, renamed) : mergeJson(trees)
  if (conflicts.length === 0) return { written: { path, text: `${JSON.stringify(tree, null, 2)}\n` } }
  return {
    ...mergeTextFile(path, three),
    conflicts: conflicts.map((key) => ({
      path,
      line: findLine(three.ours, key),
      wanted: JSON.stringify(readPath(theirs, key)) ?? 'nothing',
    })),
  }
}

/** The line of a key, by the keys above it: JSON that Biome printed has one key a line. */
function findLine(text: string, path: string): number | undefined {
  const lines = text.split('\n')
  let at = -1
  for (const key of path.split('.')) {
    const next = lines.findIndex((line, index) => index > at && line.trimStart().startsWith(`"${key}":`))
    if (next === -1) break
    at = next
  }
  return at === -1 ? undefined : at + 1
}

function readPath(tree: unknown, path: string): unknown {
  return path.split('.').reduce((value: unknown, key) => Object(value)[key], tree)
}
