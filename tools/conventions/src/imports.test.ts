import { expect, test } from 'vitest'
import { parseImports } from './imports.ts'

test('reads every kind of import with its line, and tells types from values', () => {
  const source = [
    "import type {} from 'a'",
    "import { type B } from 'b'",
    "export type { C } from 'c'",
    "export * from 'd'",
    "const e = await import('e')",
    "let f: import('f').F",
    "import 'g'",
    '// import "comment"',
    'const text = "import x from \'text\'"',
    'const element = <p>import "jsx" from "jsx"</p>',
  ].join('\n')

  expect(parseImports('x.tsx', source)).toEqual([
    { specifier: 'a', line: 1, isType: true },
    { specifier: 'b', line: 2, isType: false },
    { specifier: 'c', line: 3, isType: true },
    { specifier: 'd', line: 4, isType: false },
    { specifier: 'e', line: 5, isType: false },
    { specifier: 'f', line: 6, isType: true },
    { specifier: 'g', line: 7, isType: false },
  ])
})

test('refuses a file that is no TypeScript, with its name', () => {
  expect(() => parseImports('src/half.ts', 'import {')).toThrow(/src\/half\.ts could not be parsed/)
})
