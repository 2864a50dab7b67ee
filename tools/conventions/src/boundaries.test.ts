import { expect, test } from 'vitest'
import { checkBoundaries } from './boundaries.ts'
import { parseImports } from './imports.ts'
import type { WorkspacePackage } from './workspace.ts'

const contracts = pack('libs/contracts', '@ehr/contracts')
const tables = pack('libs/db-migrations', '@ehr/db-migrations', { exports: ['.', './tables/*'] })
const db = pack('libs/db', '@ehr/db', { exports: ['.', './testing'], dependencies: [tables] })
const observability = pack('libs/observability', '@ehr/observability', { exports: ['./api', './web'] })
const ui = pack('libs/ui', '@ehr/ui')
const patients = pack('libs/features/patients', '@ehr/feature-patients', {
  exports: ['./contract', './api', './web'],
  dependencies: [contracts, tables, db, ui, observability],
})
const generators = pack('tools/generators', '@ehr/generators', { exports: ['./features'] })
const vitals = pack('libs/features/vitals', '@ehr/feature-vitals', {
  exports: ['./contract', './api', './web'],
  dependencies: [contracts, tables, db, ui, observability, patients],
  devDependencies: [generators],
})
const web = pack('apps/ehr-web', '@ehr/ehr-web', {
  dependencies: [ui, observability],
  devDependencies: [generators],
})
const packages = [contracts, tables, db, observability, ui, patients, vitals, web, generators]

test.each<[string, WorkspacePackage, string, string]>([
  ['a contract of a neighbour', vitals, 'src/api/routes.ts', "import '@ehr/feature-patients/contract'"],
  ['types of tables', vitals, 'src/api/queries.ts', "import type {} from '@ehr/db-migrations/tables/visit'"],
  ['the database from an api', vitals, 'src/api/queries.ts', "import { sql } from '@ehr/db'"],
  ['test databases from a test', vitals, 'src/api/x.db.test.ts', "import { x } from '@ehr/db/testing'"],
  [
    'the browser half of a library',
    vitals,
    'src/web/screen.tsx',
    "import { log } from '@ehr/observability/web'",
  ],
  ['a tool from configuration', web, 'vite.config.ts', "import { x } from '@ehr/generators/features'"],
  ['its own contract by relative path', vitals, 'src/web/screen.tsx', "import { c } from '../contract.ts'"],
  ['itself by name', db, 'src/pool.db.test.ts', "import { x } from '@ehr/db/testing'"],
  ['installed packages, which pnpm guards', vitals, 'src/api/queries.ts', "import { sql } from 'kysely'"],
])('allows %s', (_what, from, path, source) => {
  expect(check(from, path, source)).toEqual([])
})

test.each<[string, WorkspacePackage, string, string, string]>([
  [
    'the api of a neighbour',
    vitals,
    'src/api/routes.ts',
    "\nimport { x } from '@ehr/feature-patients/api'",
    'libs/features/vitals/src/api/routes.ts:2 (feature/api) imports "@ehr/feature-patients/api" (feature/api), which feature/api may not.',
  ],
  [
    'the own api from a screen',
    vitals,
    'src/web/screen.tsx',
    "const { x } = await import('../api/queries.ts')",
    'libs/features/vitals/src/web/screen.tsx:1 (feature/web) imports "../api/queries.ts" (feature/api), which feature/web may not.',
  ],
  [
    'the database from a contract, even its types',
    vitals,
    'src/contract.ts',
    "export type Row = import('@ehr/db').Db",
    'libs/features/vitals/src/contract.ts:1 (feature/contract) imports "@ehr/db" (db), which feature/contract may not.',
  ],
  [
    'values where only types are permitted',
    vitals,
    'src/api/queries.ts',
    "import { x } from '@ehr/db-migrations'",
    'libs/features/vitals/src/api/queries.ts:1 (feature/api) imports "@ehr/db-migrations" and may import its types only: use "import type".',
  ],
  [
    'test databases outside of tests',
    vitals,
    'src/web/screen.tsx',
    "import { x } from '@ehr/db/testing'",
    'libs/features/vitals/src/web/screen.tsx:1 (feature/web) imports "@ehr/db/testing" (db), which feature/web may not.',
  ],
  [
    'the server half of a library from a screen',
    vitals,
    'src/web/screen.tsx',
    "import { log } from '@ehr/observability/api'",
    'libs/features/vitals/src/web/screen.tsx:1 (feature/web) imports "@ehr/observability/api" (server), which feature/web may not.',
  ],
  [
    'a file that is not exported',
    vitals,
    'src/api/routes.ts',
    "export * from '@ehr/feature-patients/src/contract.ts'",
    'libs/features/vitals/src/api/routes.ts:1 imports "@ehr/feature-patients/src/contract.ts", which @ehr/feature-patients does not export; it exports ./contract, ./api, ./web.',
  ],
  [
    'a neighbour that is not declared',
    patients,
    'src/api/routes.ts',
    "import { x } from '@ehr/feature-vitals/contract'",
    'libs/features/patients/src/api/routes.ts:1 imports "@ehr/feature-vitals/contract", which libs/features/patients/package.json does not list under "dependencies".',
  ],
  [
    'a development dependency at run time',
    vitals,
    'src/api/routes.ts',
    "import { x } from '@ehr/generators/features'",
    'libs/features/vitals/src/api/routes.ts:1 imports "@ehr/generators/features", which libs/features/vitals/package.json does not list under "dependencies".',
  ],
  [
    'a file of another package by relative path',
    vitals,
    'src/contract.ts',
    "import { x } from '../../patients/src/contract.ts'",
    'libs/features/vitals/src/contract.ts:1 imports "../../patients/src/contract.ts", which is outside of @ehr/feature-vitals. Import it by its package\'s name.',
  ],
  [
    'a file by a name that it gets by compiling only',
    vitals,
    'src/contract.ts',
    "import { x } from './values.js'",
    'libs/features/vitals/src/contract.ts:1 imports "./values.js" without the name that its file has, such as "./x.ts"; nothing resolves it.',
  ],
  [
    'a package that does not exist',
    vitals,
    'src/contract.ts',
    "import { x } from '@ehr/nothing'",
    'libs/features/vitals/src/contract.ts:1 imports "@ehr/nothing", and the workspace has no such package.',
  ],
])('refuses %s', (_what, from, path, source, failure) => {
  expect(check(from, path, source)).toEqual([failure])
})

test('refuses packages that depend on each other in a circle, but not for development', () => {
  const a = pack('libs/a', '@ehr/a')
  const b = pack('libs/b', '@ehr/b', { dependencies: [a] })
  const closing = { ...a, manifest: { ...a.manifest, dependencies: { '@ehr/b': 'workspace:*' } } }
  const testing = { ...a, manifest: { ...a.manifest, devDependencies: { '@ehr/b': 'workspace:*' } } }

  expect(checkBoundaries(closing, [], [closing, b])).toEqual([
    'libs/a/package.json depends on itself: @ehr/a → @ehr/b → @ehr/a. Move what both need into a package below them.',
  ])
  expect(checkBoundaries(testing, [], [testing, b])).toEqual([])
})

function check(from: WorkspacePackage, path: string, source: string): string[] {
  return checkBoundaries(from, [{ path, imports: parseImports(path, source) }], packages)
}

interface Shape {
  exports?: string[]
  dependencies?: WorkspacePackage[]
  devDependencies?: WorkspacePackage[]
}

function pack(folder: string, name: string, shape: Shape = {}): WorkspacePackage {
  const named = (list: WorkspacePackage[] = []) =>
    Object.fromEntries(list.map((each) => [each.name, 'workspace:*']))
  const exports = Object.fromEntries((shape.exports ?? ['.']).map((key) => [key, './src/index.ts']))
  const manifest = {
    name,
    exports,
    dependencies: named(shape.dependencies),
    devDependencies: named(shape.devDependencies),
  }
  return { name, folder, manifest }
}
