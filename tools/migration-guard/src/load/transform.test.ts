import { expect, test } from 'vitest'
import { transformTypeScript } from './transform.ts'

test('keeps enums, namespaces and parameter properties, and leads back to their lines', () => {
  const source = `interface Nothing { a: string }\n\nexport enum Color { Red = 'red' }\nexport namespace N { export const x = 1 }\nexport class P { constructor(readonly a: string) {} }\n`
  const { code, hasModuleSyntax, lines } = transformTypeScript('/a.ts', source)
  expect(hasModuleSyntax).toBe(true)
  const line = code.split('\n').findIndex((text) => text.includes('class P'))
  expect(lines?.findEntry(line, 0)).toMatchObject({ originalLine: 4 })
})

test('gives what projects compiled to CommonJS expect beside import, on the first line', () => {
  const { code } = transformTypeScript(
    '/a.ts',
    `import { a } from './a'\nexport const b = [a, __dirname, require('x')]\n`,
  )
  expect(code.split('\n')[0]).toContain('const __dirname')
  expect(code.split('\n')[0]).toContain('const require')
})

test.each([
  ['export =', "import { a } from './a'\nexport = { up: a }\n"],
  ['module.exports', "import { a } from './a'\nmodule.exports = { up: a }\n"],
  ['exports', "import { a } from './a'\nexports.up = a\n"],
])('makes a default export of %s beside import', (_what, source) => {
  const { code } = transformTypeScript('/a.ts', source)
  expect(code).toMatch(/^const module = .*export default module\.exports;\n$/s)
})

test('says which file cannot be parsed', () => {
  expect(() => transformTypeScript('/a.ts', 'export const = 1')).toThrow('/a.ts')
})
