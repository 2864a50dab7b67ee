import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createProgram } from '@ehr/cli/program'
import type { Known } from './known-commands.ts'

const GENERATORS = join('tools', 'generators')

/** Reads what there is in a workspace for documents to name. */
export async function readKnown(root: string): Promise<Known> {
  return {
    program: await createProgram(),
    scripts: [...Object.keys(readRecord(join(root, 'package.json')).scripts ?? {}), ...listPrograms(root)],
    generators: readGenerators(join(root, GENERATORS)),
    // Within a package's own page a path may begin at the application that runs it.
    exists: (path) => ['.', 'apps/ehr-api'].some((folder) => existsSync(join(root, folder, path))),
  }
}

function listPrograms(root: string): string[] {
  return readdirSync(join(root, 'node_modules', '.bin')).map((name) => name.replace(/\.(?:cmd|ps1|CMD)$/, ''))
}

function readGenerators(folder: string): Map<string, string[]> {
  const generators = Object.entries(readRecord(join(folder, 'generators.json')).generators ?? {})
  return new Map(
    generators.map(([name, generator]) => {
      const { schema } = Object(generator)
      const { properties } = readRecord(join(folder, String(schema)))
      return [name, Object.keys(properties ?? {})] as const
    }),
  )
}

function readRecord(path: string): Record<string, object | undefined> {
  return Object(JSON.parse(readFileSync(path, 'utf8')))
}
