import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Reads the version that pnpm-workspace.yaml states of a tool; undefined where it states none. Line by line, since
 * what reads YAML may not be installed.
 */
export async function findPin(root: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8').catch(() => '')
  const lines = text.split(/\r?\n/).map((line) => line.trim().replaceAll(/["']/g, ''))
  const stated = lines
    .filter((line) => line.startsWith(`${name}: `))
    .map((line) => line.slice(name.length + 2))
  // Elsewhere in the file a tool is allowed its install script: "pnpm: true".
  return stated.find((value) => /^\d/.test(value))
}

/** Reads the version of an installed package; undefined where it is not there. */
export async function findInstalled(root: string, name: string): Promise<string | undefined> {
  const path = join(root, 'node_modules', name, 'package.json')
  try {
    const manifest: unknown = JSON.parse(await readFile(path, 'utf8'))
    const { version } = Object(manifest)
    return typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}
