import { type Expression, type JSXElement, type Node, parseSync, Visitor } from 'oxc-parser'

/** Something that a file holds and may not, in words. */
export interface Finding {
  readonly line: number
  readonly what: string
}

/** Attributes whose value people read or hear. */
const READ = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'error',
  'label',
  'placeholder',
  'title',
])

/** Elements whose content is a sign on a key or a piece of code, the same in every language. */
const SIGNS = new Set(['Kbd', 'kbd', 'Code', 'code'])

/** Finds words for people that a component says itself instead of taking them from the translations. */
export function findLiteralTexts(path: string, source: string): Finding[] {
  const found: Finding[] = []
  const around: string[] = []
  const add = (start: number, texts: readonly string[]) => {
    if (around.some((name) => SIGNS.has(name))) return
    for (const text of texts.filter(isWord)) {
      found.push({
        line: lineAt(source, start),
        what: `says "${text.trim()}" itself: put it into src/locales.`,
      })
    }
  }
  new Visitor({
    JSXElement: (node) => around.push(nameOf(node)),
    'JSXElement:exit': () => around.pop(),
    JSXText: ({ start, value }) => add(start, [value]),
    JSXAttribute: ({ start, name, value }) => {
      if (name.type !== 'JSXIdentifier' || !READ.has(name.name)) return
      if (value?.type === 'Literal') add(start, literalsOf(value))
      if (value?.type === 'JSXExpressionContainer') add(start, literalsOf(value.expression))
    },
    JSXExpressionContainer: ({ start, expression }) => {
      if (!isAttributeValue(source, start)) add(start, literalsOf(expression))
    },
    AssignmentExpression: ({ start, left, right }) => {
      if (left.type === 'MemberExpression' && isNamed(left.property, 'title')) add(start, literalsOf(right))
    },
  }).visit(parseSync(path, source).program)
  return found
}

/** The words that an expression can come to; calls and names are none, since `t('…')` is one. */
function literalsOf(node: Node | Expression): string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : []
    case 'TemplateLiteral':
      return node.quasis.map(({ value }) => value.cooked ?? value.raw)
    case 'ConditionalExpression':
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)]
    case 'LogicalExpression':
      return [...(node.operator === '&&' ? [] : literalsOf(node.left)), ...literalsOf(node.right)]
    case 'BinaryExpression':
      return node.operator === '+' ? [...literalsOf(node.left), ...literalsOf(node.right)] : []
    case 'ParenthesizedExpression':
      return literalsOf(node.expression)
    default:
      return []
  }
}

/** Two letters in a row; one alone is a sign. */
function isWord(text: string): boolean {
  return /\p{L}{2}/u.test(text)
}

function isAttributeValue(source: string, start: number): boolean {
  return source[start - 1] === '='
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name
}

function nameOf({ openingElement: { name } }: JSXElement): string {
  return name.type === 'JSXIdentifier' ? name.name : ''
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}
