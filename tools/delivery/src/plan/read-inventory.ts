import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { WorkspaceInventory } from './graph.ts'

const TABLES = 'libs/db-migrations/schema/tables'
const ACCESS = 'libs/features/*/src/api/access.txt'

/** Reads which projects, routes and tables there are, each from the file that is held against the code by a check. */
export function readInventory(
  root: string,
  nodes: readonly (readonly [string, { data: { root: string } }])[],
): WorkspaceInventory {
  const owners = readOwners(root)
  return {
    projects: nodes
      .map(([name, { data }]) => ({ name, root: data.root, description: readDescription(root, data.root) }))
      .sort((a, b) => (a.root < b.root ? -1 : 1)),
    routes: list(root, ACCESS).flatMap((file) => readAccess(root, file)),
    tables: list(root, `${TABLES}/*.sql`).map((file) => readTable(root, file, owners)),
  }
}

function list(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
}

/** A generated feature says in its package.json which table it came with. */
function readOwners(root: string): Map<string, string> {
  return new Map(
    list(root, 'libs/features/*/package.json').flatMap((file) => {
      const { generated } = Object(JSON.parse(readFileSync(join(root, file), 'utf8')))
      const { table } = Object(Object(generated).feature)
      return typeof table === 'string' ? [[table, file.split('/')[2] ?? '']] : []
    }),
  )
}

function readDescription(root: string, folder: string): string {
  const file = join(root, folder, 'package.json')
  if (!existsSync(file)) return ''
  const { description }: { description?: unknown } = Object(JSON.parse(readFileSync(file, 'utf8')))
  return typeof description === 'string' ? description : ''
}

/** One route a line, then who may call it: `patients.get    administrator, clinician`. */
function readAccess(root: string, file: string): WorkspaceInventory['routes'] {
  const feature = file.split('/')[2] ?? ''
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [route, roles] = line.split(/ {2,}/)
      return route === undefined || roles === undefined ? [] : [{ feature, route, roles: roles.trim() }]
    })
}

/** The comment before `create table` says what a table is for. */
function readTable(
  root: string,
  file: string,
  owners: ReadonlyMap<string, string>,
): WorkspaceInventory['tables'][number] {
  const text = readFileSync(join(root, file), 'utf8')
  const description = /^-- (.*)\n(?:--.*\n)*create table/m.exec(text)?.[1] ?? ''
  const name = basename(file, '.sql')
  const feature = owners.get(name) ?? owners.get(name.replace(/_history$/, ''))
  return { name, description, ...(feature === undefined ? {} : { feature }) }
}
