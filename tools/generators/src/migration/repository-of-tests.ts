import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Tree, workspaceRoot } from '@nx/devkit'
import { createTree } from '@nx/devkit/testing'
import { columnsOf } from '../feature/columns.ts'
import { planFeatureFiles } from '../feature/feature-files.ts'
import type { FeatureRecord } from '../feature/feature-record.ts'
import { formatFiles } from '../feature/format-files.ts'
import { parseFields } from '../feature/parse-fields.ts'
import type { PlannedFile } from '../feature/plan-files.ts'
import { readWorkspace } from '../feature/workspace.ts'

/** A workspace in a git repository of its own, on the disk. */
export interface Repository {
  folder: string
  /** What a generator works on; a new one each time, as of a new run. */
  openTree: () => Tree
  read: (path: string) => string
  write: (path: string, text: string) => void
  git: (...args: string[]) => string
  /** Brings what a generator did to the disk. */
  flush: (tree: Tree) => void
  remove: () => void
}

/** Makes a workspace with patients and visits, all of it committed. */
export function createRepository(): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  git('init', '-q')
  for (const [path, text] of Object.entries(AROUND)) write(path, text)
  git('add', '.')
  git('commit', '-qm', 'around')
  return {
    ...{ folder, git, write },
    openTree: () => Object.assign(createTree(), { root: folder }),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    flush: (tree) => {
      for (const { path, type, content } of changesOf(tree)) {
        if (type === 'DELETE') rmSync(join(folder, path), { recursive: true, force: true })
        else write(path, String(content))
      }
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** What a generator did to a tree. */
export function changesOf(tree: Tree): ReturnType<Tree['listChanges']> {
  // Nx puts it into every tree of tests.
  return tree.listChanges().filter(({ path }) => path !== '.prettierrc')
}

/** A feature’s files as its generator writes them, and the snapshot of its table. */
export function renderFeature(tree: Tree, record: FeatureRecord): PlannedFile[] {
  const workspace = readWorkspace(tree)
  const { fields } = parseFields(record.fields, workspace)
  const columns = fields.flatMap(columnsOf)
  const lines = columns.map(({ column, definition, comment }) => `  ${column} ${definition}, -- ${comment}`)
  const snapshot = (name: string) => ({
    path: `libs/db-migrations/schema/tables/${name}.sql`,
    text: `create table ${name} (\n  id uuid not null, -- @key Id\n  patient_id uuid not null, -- @key Whose\n${lines.join('\n')}\n);\n`,
  })
  return [
    ...formatFiles(workspaceRoot, planFeatureFiles(record, workspace)),
    ...[snapshot(record.table), snapshot(`${record.table}_history`)],
  ]
}

const AROUND = {
  'libs/ui/src/i18n/languages.json': '{ "en": {}, "ar": {} }',
  'libs/db-migrations/schema/tables/patient.sql':
    'create table patient (\n  id uuid not null, -- @key Id\n  mrn text not null, -- @record-number Number\n);\n',
  'libs/db-migrations/schema/tables/encounter.sql':
    'create table encounter (\n  id uuid not null, -- @key Id\n  patient_id uuid not null, -- @key Whose\n  class text not null, -- @clinical Kind\n);\n',
  'libs/db-migrations/migrations/20260101000000_patients.ts': '// create table patient, encounter\n',
  'libs/features/patients/package.json': '{}',
  'libs/features/encounters/package.json': '{}',
  'libs/features/encounters/src/api/index.ts': "records: [{ kind: 'encounter', table: 'encounter' }]",
  'apps/ehr-e2e/package.json': '{}',
  'tools/cli/package.json': '{}',
}
