import { ENVIRONMENTS } from './environments.ts'
import { renderExample } from './render-example.ts'
import { renderTable } from './render-table.ts'

/** Renders every file that follows from the declarations, by its path from the workspace's root. */
export function renderDocuments(): Record<string, string> {
  return {
    '.env.example': renderExample(ENVIRONMENTS),
    'docs/generated/environment-variables.md': renderTable(ENVIRONMENTS),
  }
}
