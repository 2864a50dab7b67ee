import { LANGUAGES_FILE } from '@ehr/conventions/texts'
import { type FeatureRecord, findRecord } from './feature-record.ts'
import { parseTable, type Table } from './table.ts'

/** What a new feature may meet in the workspace. */
export interface Workspace {
  readonly features: readonly KnownFeature[]
  /** Of the database, those with former states among them. */
  readonly tables: readonly Table[]
  /** File names of the migrations. */
  readonly migrations: readonly string[]
  /** Screens of the features in the router's notation: `/patients/$patientId/vitals`. */
  readonly addresses: readonly string[]
  /** Codes of the languages that the screens speak, English first. */
  readonly languages: readonly string[]
}

/** A folder under libs/features. */
export interface KnownFeature {
  readonly name: string
  /** What it was generated from; `undefined`: a person wrote it. */
  readonly record: FeatureRecord | undefined
  /** The table of its records. */
  readonly table: string | undefined
  /** The constant in its contract with a page for one record, `encounterPaths`, and what that page asks for. */
  readonly paths: { readonly name: string; readonly hasPatient: boolean } | undefined
}

const FEATURES = 'libs/features'
const TABLES = 'libs/db-migrations/schema/tables'
const MIGRATIONS = 'libs/db-migrations/migrations'

/** What of a tree of Nx is read. */
export interface ReadableTree {
  exists(path: string): boolean
  children(path: string): string[]
  read(path: string, encoding: 'utf8'): string | null
}

/** Reads which features, tables, migrations, addresses and languages there are. */
export function readWorkspace(tree: ReadableTree): Workspace {
  const names = tree.children(FEATURES).filter((name) => tree.exists(`${FEATURES}/${name}/package.json`))
  const { en, ...others } = Object(JSON.parse(tree.read(LANGUAGES_FILE, 'utf8') ?? '{}'))
  return {
    features: names.map((name) => readFeature(tree, name)),
    tables: tree.children(TABLES).map((file) => parseTable(read(tree, `${TABLES}/${file}`))),
    migrations: tree.children(MIGRATIONS),
    addresses: names.flatMap((name) => listAddresses(read(tree, `${FEATURES}/${name}/src/web/index.ts`))),
    languages: ['en', ...(en === undefined ? ['ar'] : Object.keys(others).sort())],
  }
}

function readFeature(tree: ReadableTree, name: string): KnownFeature {
  const folder = `${FEATURES}/${name}`
  const record = findRecord(JSON.parse(read(tree, `${folder}/package.json`)))
  const contract = read(tree, `${folder}/src/contract.ts`)
  return {
    name,
    record,
    table: record?.table ?? findTable(tree, `${folder}/src/api`),
    paths: findPaths(contract),
  }
}

/** The table that a feature's history names, or else its audit: `audit.record('app_user', …)`. */
function findTable(tree: ReadableTree, folder: string): string | undefined {
  const files = tree.children(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const sources = [`${folder}/index.ts`, ...files.map((name) => `${folder}/${name}`)].map((path) =>
    read(tree, path),
  )
  for (const pattern of [/\btable: '(\w+)'/, /\baudit\.record\('(\w+)'/]) {
    for (const source of sources) {
      const [, table] = pattern.exec(source) ?? []
      if (table !== undefined) return table
    }
  }
  return undefined
}

/** `export const encounterPaths = { …, detail: (patientId: string, id: string) => …`. */
function findPaths(contract: string): KnownFeature['paths'] {
  const [, name, parameters = ''] =
    /export const (\w+Paths) = \{(?:[^}]|\}`)*?\bdetail: \(([^)]*)\)/.exec(contract) ?? []
  return name === undefined ? undefined : { name, hasPatient: parameters.startsWith('patientId') }
}

function listAddresses(web: string): string[] {
  return [...web.matchAll(/\bpath: '(\/[^']*)'/g)].map(([, path = '']) => path)
}

function read(tree: ReadableTree, path: string): string {
  return tree.read(path, 'utf8') ?? ''
}
