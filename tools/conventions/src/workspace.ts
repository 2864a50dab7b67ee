import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What this workspace reads of a package.json. */
export interface Manifest {
  name: string
  exports: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** One package of the workspace; `folder` is relative to the workspace's root, with forward slashes. */
export interface WorkspacePackage {
  name: string
  folder: string
  manifest: Manifest
}

/** Lists the packages that pnpm-workspace.yaml names, by folder; throws when a package.json cannot be read. */
export function listPackages(root: string): WorkspacePackage[] {
  return listPatterns(root)
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/').replace(/\/package\.json$/, ''))
    .sort()
    .map((folder) => readPackage(root, folder))
}

/** Says in which folder the workspace lies that holds `start`; throws when there is none above it. */
export function findWorkspaceRoot(start: string): string {
  if (existsSync(join(start, 'pnpm-workspace.yaml'))) return start
  const parent = join(start, '..')
  if (parent === start)
    throw new Error('No pnpm-workspace.yaml above the current folder. Run this inside a clone.')
  return findWorkspaceRoot(parent)
}

function listPatterns(root: string): string[] {
  const workspace: unknown = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'))
  const packages = recordOf(workspace).packages
  return Array.isArray(packages) ? packages.filter((pattern) => typeof pattern === 'string') : []
}

function readPackage(root: string, folder: string): WorkspacePackage {
  const path = join(root, folder, 'package.json')
  const manifest = parseManifest(readJson(path))
  if (manifest.name === '')
    throw new Error(`${folder}/package.json has no "name". Packages are named "@ehr/<folder>".`)
  return { name: manifest.name, folder, manifest }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path} could not be read as JSON. Mend it, or resolve the conflict in it.`, { cause })
  }
}

function parseManifest(value: unknown): Manifest {
  const manifest = recordOf(value)
  return {
    name: typeof manifest.name === 'string' ? manifest.name : '',
    exports: stringsOf(manifest.exports),
    dependencies: stringsOf(manifest.dependencies),
    devDependencies: stringsOf(manifest.devDependencies),
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function stringsOf(value: unknown): Record<string, string> {
  const entries = Object.entries(recordOf(value))
  return Object.fromEntries(entries.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])))
}
