import type { Tree } from './tree.ts'

/** What a version changes of its configuration, for whoever runs it. */
export interface ChangedConfiguration {
  variables: readonly ChangedVariable[]
  /** Settings under `environments` of delivery.json, by their path. */
  settings: readonly { path: string; before?: string; now?: string }[]
}

/** A variable that came, went, or is needed otherwise. */
export interface ChangedVariable {
  name: string
  change: 'added' | 'removed' | 'changed'
  apps: string
  description: string
  isSecret: boolean
  /** Whether production does not start without a value. */
  isRequired: boolean
}

/** The page that libs/env writes of its declarations: of an older commit, the declarations themselves cannot be run. */
const PAGE = 'docs/generated/environment-variables.md'

const ROW = /^\| `([A-Z][A-Z0-9_]*)`( \(secret\))? \| (.*?) \| (.*) \| .*? \| .*? \| (.*?) \|$/gm

/** Compares what is to be configured. Nothing before counts as nothing changed: a first version is configured anew. */
export async function findChangedConfiguration(
  now: Tree,
  before: Tree | undefined,
): Promise<ChangedConfiguration> {
  if (before === undefined) return { variables: [], settings: [] }
  return {
    variables: compareVariables((await now.find(PAGE)) ?? '', (await before.find(PAGE)) ?? ''),
    settings: compareSettings(
      flatten((await now.find('delivery.json')) ?? '{}'),
      flatten((await before.find('delivery.json')) ?? '{}'),
    ),
  }
}

interface Row extends Omit<ChangedVariable, 'change'> {
  need: string
}

function compareVariables(now: string, before: string): ChangedVariable[] {
  const [rows, former] = [readRows(now), readRows(before)]
  const changed = [...rows.values()].flatMap((row): ChangedVariable[] => {
    const old = former.get(row.name)
    if (old === undefined) return [toChange(row, 'added')]
    return old.need === row.need && old.apps === row.apps ? [] : [toChange(row, 'changed')]
  })
  const removed = [...former.values()].filter(({ name }) => !rows.has(name))
  return [...changed, ...removed.map((row) => toChange(row, 'removed'))].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
}

function toChange({ need: _need, ...row }: Row, change: ChangedVariable['change']): ChangedVariable {
  return { ...row, change }
}

function readRows(page: string): Map<string, Row> {
  return new Map(
    [...page.matchAll(ROW)].map(([, name = '', secret, apps = '', description = '', need = '']) => [
      name,
      { name, apps, description, isSecret: secret !== undefined, isRequired: need === 'required', need },
    ]),
  )
}

function compareSettings(
  now: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): ChangedConfiguration['settings'] {
  const paths = [...new Set([...now.keys(), ...before.keys()])].sort()
  return paths.flatMap((path) => {
    const [old, value] = [before.get(path), now.get(path)]
    if (old === value) return []
    return [{ path, ...(old !== undefined && { before: old }), ...(value !== undefined && { now: value }) }]
  })
}

function flatten(text: string): Map<string, string> {
  const { environments } = Object(parseJson(text))
  return new Map(listLeaves('environments', environments))
}

function listLeaves(path: string, value: unknown): [string, string][] {
  if (value === undefined) return []
  const isBranch = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isBranch) return [[path, JSON.stringify(value)]]
  return Object.entries(value).flatMap(([key, each]) => listLeaves(`${path}.${key}`, each))
}

/** A file with a conflict in it has no settings; "nx sync:check" says so. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
