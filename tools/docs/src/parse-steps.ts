import type { Code, Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { type Expectation, parseExpectation } from './expectation.ts'

/** A command of a page. */
export interface DocumentCommand {
  readonly kind: 'command'
  /** As it would be typed, without a comment after it. */
  readonly command: string
  readonly line: number
  /** `block`: readers are to run it. `text`: it is named in a sentence. */
  readonly place: 'block' | 'text'
  /** What the page says of the last command of a block. */
  readonly expectation?: Expectation
}

/** What a page asks of its readers: to run a command, to write a file, or to change one as a diff says. */
export type DocumentStep =
  | DocumentCommand
  | { readonly kind: 'file'; readonly path: string; readonly text: string; readonly line: number }
  | { readonly kind: 'patch'; readonly text: string; readonly line: number }

const SHELLS = [undefined, null, 'sh', 'bash', 'shell', 'console']
const PROGRAM = /^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:pnpm|npx|node|git|curl|docker|psql)(?: |$)/
const FILE = /^<!--\s*file:\s*(\S+)\s*-->$/

/** Finds the steps of a page in their order: its blocks of code, and the commands that its sentences name. */
export function parseSteps(markdown: string): DocumentStep[] {
  return walk(fromMarkdown(markdown))
}

function walk(node: Nodes): DocumentStep[] {
  if (node.type === 'inlineCode') return isCommand(node.value) ? [inText(node.value, node)] : []
  if (!('children' in node)) return []
  return node.children.flatMap((child, index) => {
    if (child.type !== 'code') return walk(child)
    const before = node.children[index - 1]
    return readBlock(child, before?.type === 'html' ? before.value.trim() : '')
  })
}

function readBlock(block: Code, comment: string): DocumentStep[] {
  const line = (block.position?.start.line ?? 1) + (block.lang ? 1 : 0)
  const path = FILE.exec(comment)?.[1]
  if (path !== undefined) return [{ kind: 'file', path, text: `${block.value}\n`, line }]
  if (block.lang === 'diff') return [{ kind: 'patch', text: `${block.value}\n`, line }]
  return SHELLS.includes(block.lang)
    ? readCommands(block, { line, expectation: parseExpectation(comment) })
    : []
}

function readCommands(
  block: Code,
  { line, expectation }: { line: number; expectation: Expectation | undefined },
): DocumentCommand[] {
  const commands = joinContinued(block.value.split('\n')).flatMap(({ text, offset }) => {
    const command = withoutPrompt(withoutComment(text))
    return isCommand(command)
      ? [{ kind: 'command' as const, command, line: line + offset, place: 'block' as const }]
      : []
  })
  return commands.map((each, index) =>
    expectation !== undefined && index === commands.length - 1 ? { ...each, expectation } : each,
  )
}

/** A line that ends with a backslash goes on in the next. */
function joinContinued(lines: readonly string[]): { text: string; offset: number }[] {
  const joined: { text: string; offset: number }[] = []
  lines.forEach((line, offset) => {
    const last = joined.at(-1)
    if (last?.text.endsWith('\\') === true) last.text = `${last.text.slice(0, -1).trimEnd()} ${line.trim()}`
    else joined.push({ text: line.trim(), offset })
  })
  return joined
}

/** What follows a "#" that is neither in quotation marks nor in a word. */
function withoutComment(line: string): string {
  const parts = /^(?:"[^"]*"|'[^']*'|[^\s"'#][^\s"']*|[^\S\n]+(?!#)|(?<=\S)#)*/.exec(line)
  return (parts?.[0] ?? '').trim()
}

function inText(value: string, node: Nodes): DocumentCommand {
  return {
    ...{ kind: 'command', place: 'text' },
    ...{ command: withoutPrompt(value), line: node.position?.start.line ?? 1 },
  }
}

function isCommand(text: string): boolean {
  return PROGRAM.test(text)
}

function withoutPrompt(command: string): string {
  return command.replace(/^\$ /, '')
}
