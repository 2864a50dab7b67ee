import type { Tree } from '@nx/devkit'

/** What a new feature may meet in the workspace. */
export interface Workspace {
  /** Folders under libs/features. */
  features: readonly string[]
  tables: readonly Table[]
  /** File names of the migrations. */
  migrations: readonly string[]
}

export interface Table {
  /** In snake case. */
  name: string
  /** Its rows belong to a patient: nobody's record may point to another patient's. */
  isPatientRecord: boolean
}

const TABLES = 'libs/db-migrations/src/tables'

/** Reads which features, tables and migrations there are. */
export function readWorkspace(tree: Tree): Workspace {
  const files = tree.children(TABLES).filter((name) => name.endsWith('.ts') && !name.endsWith('-history.ts'))
  return {
    features: tree
      .children('libs/features')
      .filter((name) => tree.exists(`libs/features/${name}/package.json`)),
    tables: files.map((file) => ({
      name: file.slice(0, -'.ts'.length).replaceAll('-', '_'),
      isPatientRecord: /^ {2}patientId: string$/m.test(tree.read(`${TABLES}/${file}`, 'utf8') ?? ''),
    })),
    migrations: tree.children('libs/db-migrations/migrations'),
  }
}
