import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { type FileTree, findText, withText } from '../tree/file-tree.ts'

interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Takes out of code what names files that are gone: their imports, and the entries of lists that stand for them
 * (`['ar', ar]`, or an object with `import('./demo.ts')`).
 */
export function dropReferences(tree: FileTree, gone: ReadonlySet<string>): FileTree {
  const names = [...new Set([...gone].map((path) => posix.basename(path)))]
  const code = [...tree.keys()].filter((path) => /\.tsx?$/.test(path))
  return code.reduce((rest, path) => {
    const text = findText(tree, path) ?? ''
    if (!names.some((name) => text.includes(name))) return rest
    const cuts = findCuts(path, text, gone)
    return cuts.length === 0 ? rest : withText(rest, path, cut(text, cuts))
  }, tree)
}

function findCuts(path: string, text: string, gone: ReadonlySet<string>): Range[] {
  const isGone = (specifier: unknown) =>
    typeof specifier === 'string' && gone.has(posix.join(posix.dirname(path), specifier))
  const imports: Range[] = []
  const locals = new Set<string>()
  const uses: (Range & { readonly name?: string })[] = []
  const lists: Range[][] = []
  new Visitor({
    ImportDeclaration: ({ start, end, source, specifiers }) => {
      if (!isGone(source.value)) return
      imports.push({ start, end })
      for (const { local } of specifiers) locals.add(local.name)
    },
    ImportExpression: ({ start, end, source }) => {
      if (source.type === 'Literal' && isGone(source.value)) uses.push({ start, end })
    },
    Identifier: ({ start, end, name }) => uses.push({ start, end, name }),
    ArrayExpression: ({ elements }) => {
      lists.push(
        elements.flatMap((element) => (element === null ? [] : [{ start: element.start, end: element.end }])),
      )
    },
  }).visit(parseSync(path, text).program)
  const named = uses.filter(({ name }) => name === undefined || locals.has(name))
  const entries = lists.flatMap((elements) => listEntries(elements, named))
  return [...imports, ...outermost(entries)]
}

/** Each entry with the comma that goes with it. */
function listEntries(elements: readonly Range[], uses: readonly Range[]): Range[] {
  return elements.flatMap((element, at) => {
    if (!uses.some((use) => contains(element, use))) return []
    const [before, after] = [elements[at - 1], elements[at + 1]]
    if (after !== undefined) return [{ start: element.start, end: after.start }]
    return [{ start: before?.end ?? element.start, end: element.end }]
  })
}

function outermost(ranges: readonly Range[]): Range[] {
  return ranges.filter((range) => !ranges.some((other) => other !== range && contains(other, range)))
}

function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function cut(text: string, ranges: readonly Range[]): string {
  const fromLast = ranges.toSorted((one, other) => other.start - one.start)
  return fromLast.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
}
