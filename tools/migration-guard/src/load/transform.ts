import { SourceMap } from 'node:module'
import { parseSync } from 'oxc-parser'
import { transformSync } from 'oxc-transform'

/** JavaScript made of a TypeScript file, with what leads back to its lines. */
export interface TransformedModule {
  code: string
  hasModuleSyntax: boolean
  lines: SourceMap | undefined
}

/** Turns TypeScript into JavaScript, enums, namespaces and parameter properties included. Throws where it cannot be parsed. */
export function transformTypeScript(file: string, source: string): TransformedModule {
  const { code, map, errors } = transformSync(file, source, { sourcemap: true, target: 'esnext' })
  const [error] = errors
  if (error !== undefined && code === '') throw new SyntaxError(`${file}: ${error.message}`)
  const { module } = parseSync(`${file}.mjs`, code)
  return {
    code: module.hasModuleSyntax ? withCommonJsNames(code) : code,
    hasModuleSyntax: module.hasModuleSyntax,
    lines: map && new SourceMap({ ...map, file, sourceRoot: '', sourcesContent: map.sourcesContent ?? [] }),
  }
}

/** Projects that compile to CommonJS mix `import` with these names; they are put on the first line, so that lines stay. */
function withCommonJsNames(code: string): string {
  const needs = (name: string) =>
    new RegExp(`\\b${name}\\b`).test(code) &&
    !new RegExp(`\\b(const|let|var|function|import)\\s+${name}\\b`).test(code)
  const names = [
    needs('__dirname') ? 'const __dirname = import.meta.dirname;' : '',
    needs('__filename') ? 'const __filename = import.meta.filename;' : '',
    needs('require')
      ? 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);'
      : '',
  ]
  return names.join('') + withCommonJsExports(code)
}

/** What is given to `module.exports` beside `import`, as `export =` becomes, is the default export. */
function withCommonJsExports(code: string): string {
  const isUsed = /\bmodule\.exports\b|^exports\.\w+\s*=/m.test(code)
  const isTaken = /^export\s+default\b|\b(const|let|var|function|import)\s+(module|exports)\b/m.test(code)
  if (!isUsed || isTaken) return code
  return `const module = { exports: {} }; const exports = module.exports;${code}\nexport default module.exports;\n`
}
