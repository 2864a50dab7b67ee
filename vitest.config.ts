import { listPackages } from '@ehr/conventions/workspace'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

export default defineConfig({
  test: {
    projects: listPackages(root).map(({ name, folder }) => ({
      extends: true,
      root: `${root}/${folder}`,
      test: { name },
    })),
    include: ['**/*.test.{ts,tsx}'],
    // Workers shared by the files of a project: three times as quick as a fresh one each.
    isolate: false,
    // The first test of a run may start the database server and migrate its template.
    testTimeout: 15_000,
    hookTimeout: 60_000,
    reporters: ['minimal'],
    silent: 'passed-only',
  },
})
