import { type PropertyKey, parseSync, Visitor } from 'oxc-parser'
import type { Finding } from './literal-texts.ts'

/** Mantine's style props that mean a side of the screen; `ms`, `me`, `ps`, `pe` mean start and end. */
const SIDED_PROPS = new Set(['ml', 'mr', 'pl', 'pr', 'left', 'right'])

const SIDED_STYLES = /^(margin|padding|border|scrollMargin|scrollPadding)(Top|Bottom)?(Left|Right)/
const SIDED_VALUES = new Set(['ta', 'textAlign', 'float', 'clear'])

/** Finds style props and inline styles of a component that mean left or right where start or end is meant. */
export function findSidesInCode(path: string, source: string): Finding[] {
  const found: Finding[] = []
  const add = (start: number, name: string) =>
    found.push({
      line: source.slice(0, start).split('\n').length,
      what: `"${name}" is left or right in every language: use start and end.`,
    })
  new Visitor({
    JSXAttribute: ({ start, name, value }) => {
      if (name.type !== 'JSXIdentifier') return
      const text = value?.type === 'Literal' ? value.value : undefined
      if (SIDED_PROPS.has(name.name)) add(start, name.name)
      else if (SIDED_VALUES.has(name.name) && isSide(text)) add(start, `${name.name}: ${text}`)
    },
    Property: ({ start, key, value }) => {
      const name = nameOf(key)
      const text = value.type === 'Literal' ? value.value : undefined
      if (SIDED_STYLES.test(name)) add(start, name)
      else if (SIDED_VALUES.has(name) && isSide(text)) add(start, `${name}: ${text}`)
    },
  }).visit(parseSync(path, source).program)
  return found
}

function isSide(value: unknown): value is string {
  return value === 'left' || value === 'right'
}

function nameOf(key: PropertyKey): string {
  if (key.type === 'Identifier') return key.name
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : ''
}
