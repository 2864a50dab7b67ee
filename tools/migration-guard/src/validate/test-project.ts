import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { useGuardServer } from '../observe/testing.ts'
import type { Report } from '../report/report.ts'
import type { FolderOptions } from './options.ts'
import { validateMigrations } from './validate-migrations.ts'

/** A project of somebody else, in a temporary folder. */
export interface TestProject extends AsyncDisposable {
  root: string
  folder: string
}

/** Writes a project for tests; files by their path, those without a folder are migrations. */
export async function writeProject(files: Readonly<Record<string, string>>): Promise<TestProject> {
  const root = await mkdtemp(join(tmpdir(), 'guard-project-'))
  const folder = join(root, 'migrations')
  await mkdir(folder)
  await writeFile(join(root, 'package.json'), '{ "type": "module" }\n')
  for (const [path, text] of Object.entries(files)) {
    const file = path.includes('/') || path === 'delivery.json' ? join(root, path) : join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  return { root, folder, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) }
}

/** Validates a project for tests, on the shared test server. */
export async function validateProject(
  { root, folder }: TestProject,
  options: Partial<FolderOptions> = {},
): Promise<Report> {
  return await validateMigrations({
    workspace: root,
    folder,
    rows: 20,
    server: await useGuardServer(),
    ...options,
  })
}

/** What a report finds, a line each, without those for information. */
export function listFound({ findings }: Report): string[] {
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, rule, file, line }) => `${severity} ${rule} ${file}:${line}`)
}
